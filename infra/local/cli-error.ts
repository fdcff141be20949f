/**
 * A problem that the user can fix, such as a missing Java or a port that is in use. Its message is one line that says
 * what is wrong and what to do; the command line prints only that line, without a stack trace.
 */
export class CliError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CliError';
  }
}

/** Runs a command's main function. A CliError ends the process with exit code 1 and one line on stderr. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
