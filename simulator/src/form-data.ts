/** A file of a multipart body. */
export interface SentFile {
  part: string;
  fileName: string;
  sizeInKB: number;
  /** Base64. */
  content: string;
}

/**
 * A multipart body as one object: its texts by name, its files under `files`.
 * @throws TypeError when it cannot be read
 */
export async function readFormData(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Record<string, unknown>> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  const texts: Record<string, unknown> = {};
  const files: SentFile[] = [];
  for (const [part, value] of form) {
    if (typeof value === 'string') {
      texts[part] = value;
      continue;
    }
    const bytes = Buffer.from(await value.arrayBuffer());
    files.push({
      part,
      fileName: value.name,
      sizeInKB: Math.max(1, Math.round(bytes.length / 1024)),
      content: bytes.toString('base64'),
    });
  }
  return { ...texts, files };
}
