/** Goes through pages with one form each, as a person without scripts would, up to the redirect back. */
export async function fillForms(address: string, answers: Record<string, string>): Promise<URL> {
  let response = await fetch(address, { redirect: 'manual' });
  for (let page = 0; page < 5; page++) {
    const location = response.headers.get('location');
    if (location) return new URL(location, address);
    const form = new URLSearchParams();
    for (const [field] of (await response.text()).matchAll(/<(?:input|button)[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(field)?.[1];
      const value = /value="([^"]*)"/.exec(field)?.[1] ?? '';
      // Of several buttons the first agrees.
      if (name && !form.has(name)) form.set(name, answers[name] ?? value);
    }
    response = await fetch(address, { method: 'POST', body: form, redirect: 'manual' });
  }
  throw new Error('Entra’s pages did not come to an end.');
}
