import type { Page } from 'playwright-core';

/**
 * What does not fit: the document wider than its window, text that is cut off, short words broken in the middle,
 * elements beyond the left or right edge. What may be scrolled to or is cut with an ellipsis and a title is fine.
 * @returns one line a finding
 */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    /** For screen readers only, with all that is inside. */
    const unseen = new Set<Element | null>();
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      found.push(`document: ${document.documentElement.scrollWidth} px in ${width} px`);

    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 60)}"`;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));

    /** Short words that go on in the next line; addresses may. */
    const brokenWords = (text: Text) =>
      [...text.data.matchAll(/\S+/g)]
        .filter(([token]) => token.length <= 24 && !/[@/]/.test(token))
        .flatMap((token) =>
          [...token[0].matchAll(/\p{L}{2,}/gu)].filter((word) => {
            const range = document.createRange();
            range.setStart(text, token.index + word.index);
            range.setEnd(text, token.index + word.index + word[0].length);
            return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
          }),
        )
        .map(([word]) => word);

    for (const element of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (element.closest('svg, [aria-hidden=true], [data-tabster-dummy]')) continue;
      if (style.clipPath !== 'none' || unseen.has(element.parentElement)) unseen.add(element);
      if (unseen.has(element) || style.visibility === 'hidden' || box.height < 2) continue;
      const texts = [...element.childNodes].filter(
        (node) => node instanceof Text && node.data.trim() !== '',
      ) as Text[];
      if (box.width < 2) {
        if (texts.length > 0) found.push(`no room: ${name(element)}`);
        continue;
      }
      const hides = /hidden|clip/.test(style.overflowX) && !(element instanceof HTMLInputElement);
      const titled = style.textOverflow === 'ellipsis' && element.closest('[title], [aria-label]');
      if (hides && !titled && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut: ${name(element)} ${element.scrollWidth} px in ${element.clientWidth} px`);
      for (const word of texts.flatMap(brokenWords)) found.push(`broken word: ${word} in ${name(element)}`);
      const beyond = box.right > width + 1 || (box.left < -1 && box.right > 0);
      if (beyond && !scrolls(element.parentElement))
        found.push(`beyond the edge: ${name(element)} ${Math.round(box.left)}–${Math.round(box.right)} px`);
    }
    return found;
  });
}
