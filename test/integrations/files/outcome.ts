import { type FileProblem, type FileRun, readFile } from '../../../functions/integrations/files/read-file.ts';

/** The result for each session of a file, in a form that tests can compare: the run, or the code of the refusal. */
export async function sessionsOf(bytes: Uint8Array): Promise<(FileRun | FileProblem['code'])[]> {
  const content = await readFile(bytes);
  if ('code' in content) throw new Error(`${content.code}: ${content.message}`);
  return content.sessions.map((session) => ('run' in session ? session.run : session.skipped.code));
}

/** The one run of a file. */
export async function runOf(bytes: Uint8Array): Promise<FileRun> {
  const [run, ...others] = await sessionsOf(bytes);
  if (typeof run === 'object' && others.length === 0) return run;
  throw new Error(`Expected one run; the first of ${others.length + 1} sessions is ${typeof run}.`);
}

/** Why a file was refused as a whole; otherwise its format and number of sessions. */
export async function refusalOf(bytes: Uint8Array): Promise<string> {
  const content = await readFile(bytes);
  return 'code' in content ? content.code : `${content.format} with ${content.sessions.length}`;
}
