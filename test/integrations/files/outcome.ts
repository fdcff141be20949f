import {
  type FileProblem,
  type FileRun,
  type FileTraining,
  readFile,
} from '../../../functions/integrations/files/read-file.ts';

type Outcome = FileRun | FileTraining | FileProblem['code'];

/** What each activity of a file is, in a form that tests can compare: the run, the training, or the code of the refusal. */
export async function sessionsOf(bytes: Uint8Array): Promise<Outcome[]> {
  const content = await readFile(bytes);
  if ('code' in content) throw new Error(`${content.code}: ${content.message}`);
  return content.sessions.map((each) =>
    'run' in each ? each.run : 'session' in each ? each.session : each.skipped.code,
  );
}

async function onlyOf(bytes: Uint8Array): Promise<FileRun | FileTraining> {
  const [only, ...others] = await sessionsOf(bytes);
  if (typeof only === 'object' && others.length === 0) return only;
  throw new Error(`Expected one activity; the first of ${others.length + 1} is ${typeof only}.`);
}

/** The one run of a file. */
export async function runOf(bytes: Uint8Array): Promise<FileRun> {
  const only = await onlyOf(bytes);
  if (!('activity' in only)) return only;
  throw new Error(`Expected a run; it is ${only.activity}.`);
}

/** The one session of a file that is no run. */
export async function trainingOf(bytes: Uint8Array): Promise<FileTraining> {
  const only = await onlyOf(bytes);
  if ('activity' in only) return only;
  throw new Error('Expected other training; it is a run.');
}

/** What each activity of a file is logged as: `RUN`, the activity of a session, or the code of the refusal. */
export const kindsOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await sessionsOf(bytes)).map((each) =>
    typeof each === 'string' ? each : 'activity' in each ? each.activity : 'RUN',
  );

/** The codes of what was left out or assumed of the only activity of a file. */
export async function warningsOf(bytes: Uint8Array): Promise<string[]> {
  const content = await readFile(bytes);
  const [only] = 'code' in content ? [] : content.sessions;
  if (!only || 'skipped' in only) throw new Error('Expected an activity.');
  return only.warnings.map(({ code }) => code);
}

/** Why a file was refused as a whole; otherwise its format and number of sessions. */
export async function refusalOf(bytes: Uint8Array): Promise<string> {
  const content = await readFile(bytes);
  return 'code' in content ? content.code : `${content.format} with ${content.sessions.length}`;
}
