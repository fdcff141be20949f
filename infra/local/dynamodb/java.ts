import { CliError } from '../cli-error.ts';

const install = 'e.g. `sudo apt-get install openjdk-17-jre-headless`, or `brew install openjdk@17`';
const orElse = 'or name another engine with DYNAMODB_ENDPOINT';

/**
 * JVM options, by measurement: ready in 1.7 s instead of 2.5 s, and short requests are faster, since no second compiler
 * runs.
 */
export const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx1g'];

/**
 * Keeps other machines out: DynamoDB Local listens on every interface and has no option for it. `==` applies this
 * policy and no other.
 */
export function localOnly(policyFile: string): string[] {
  return ['-Djava.security.manager', `-Djava.security.policy==${policyFile}`];
}

/** Whether the output is the error of Java 24 and newer, which no longer have the security manager. */
export function lacksSecurityManager(output: string): boolean {
  return /Enabling a Security Manager is not supported/i.test(output);
}

/** Whether the output says that the engine will never be ready. After some of these errors it does not even end. */
export function isFatal(output: string): boolean {
  return /Exception in thread "main"|BindException|UnsupportedClassVersionError/.test(output);
}

/** The Java command could not be started. */
export function missingJava(): CliError {
  return new CliError(`Java is not on the PATH, and DynamoDB Local needs it: install Java 17, ${install}, ${orElse}.`);
}

/** Why the engine ended, from its output, in one line that says what to do. */
export function diagnose(output: string, port: number, exit: string): CliError {
  // macOS has a `java` command that only says where to download it.
  if (/Unable to locate a Java Runtime/.test(output)) return missingJava();
  if (/UnsupportedClassVersionError|Unrecognized (VM )?option/.test(output)) {
    return new CliError(`The Java on the PATH is too old for DynamoDB Local: install Java 17, ${install}, ${orElse}.`);
  }
  if (/BindException/.test(output)) {
    return new CliError(`Port ${port} was taken while DynamoDB Local was starting: start again, ${orElse}.`);
  }
  const reason = output.split('\n').find((line) => /Exception|Error|error/.test(line));
  return new CliError(`DynamoDB Local ended (${exit})${reason ? `: ${reason.trim()}` : ''}. Start again, ${orElse}.`);
}
