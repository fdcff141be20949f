import { header, type HttpEvent } from '../runtime/http.ts';
import type * as z from 'zod';
import { HttpProblem } from './problem.ts';
import { checked, LARGER_FILES, MAX_POSTED_FILE_BYTES, readBytes } from './request.ts';
import { saidShape } from './said-shape.ts';

/** A posted file, and what its source says of it: in the query, or as fields of a form. */
export interface PostedFile {
  bytes: Buffer;
  said: z.output<typeof saidShape>;
}

/** The name of the file in a form, and of nothing else. */
const FILE = 'file';

/**
 * The body as it is, or the `file` of a form (multipart/form-data), which may be sent from a browser or with `curl -F`. Refuses
 * what is too large (413), a form without one file, and anything said that has no name here (400).
 */
export async function readPostedFile(event: HttpEvent): Promise<PostedFile> {
  const body = readBytes(event, MAX_POSTED_FILE_BYTES, LARGER_FILES);
  const contentType = header(event, 'content-type') ?? '';
  const query = Object.fromEntries(new URLSearchParams(event.rawQueryString));
  if (!/^multipart\/form-data\b/i.test(contentType)) return { bytes: body, said: said(query) };
  const form = await readForm(body, contentType);
  const [file, ...others] = form.getAll(FILE);
  if (!(file instanceof File) || others.length > 0)
    throw new HttpProblem('malformed-request', `A form must have one file, in the field “${FILE}”.`);
  const fields = [...form].filter(([name]) => name !== FILE);
  if (fields.some(([, value]) => typeof value !== 'string'))
    throw new HttpProblem('malformed-request', `Only the field “${FILE}” of a form may be a file.`);
  const bytes = Buffer.from(await file.arrayBuffer());
  if (bytes.byteLength === 0) throw new HttpProblem('malformed-request', 'The file of the form is empty.');
  return { bytes, said: said({ ...query, ...Object.fromEntries(fields) }) };
}

/** Node's own parser of forms. */
async function readForm(body: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw new HttpProblem('malformed-request', 'The body is not the form that its Content-Type announces.');
  }
}

const said = (fields: object): PostedFile['said'] =>
  checked(saidShape.safeParse(fields), 'What is said of the file, in the query or the form, is malformed.');
