import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };

type Permissions = Record<string, string>;
interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  uses?: string;
  needs?: string;
  if?: string;
  with?: { stage?: string };
  environment?: string;
  permissions?: Permissions;
  'timeout-minutes'?: number;
  steps?: Step[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Permissions;
  concurrency?: { group: string; 'cancel-in-progress': boolean };
  jobs: Record<string, Job>;
}

const folder = '.github/workflows';
const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  return { file, text, workflow: parse(text) as Workflow };
});
const find = (file: string): Workflow => {
  const found = workflows.find((each) => each.file === file);
  if (!found) throw new Error(`There is no ${file}`);
  return found.workflow;
};
const reads = { contents: 'read' };
/** To take on an AWS role for an hour, by a token that says which repository and environment asks. */
const takesRole = { ...reads, 'id-token': 'write' };

/** To show what CodeQL finds. */
const showsFindings = { ...reads, 'security-events': 'write' };

describe.each(workflows)('$file', ({ text, workflow }) => {
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

  it('permits nothing by itself, and a job just reading, and to take on a role where it does', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, { steps: own = [], uses, permissions }] of jobs) {
      const signsIn = uses?.endsWith('/deploy-stage.yml') ?? own.some((step) => step.uses?.startsWith('aws-actions/'));
      const checksOut = uses !== undefined || own.some((step) => step.uses?.startsWith('actions/checkout@'));
      const scans = own.some((step) => step.uses?.startsWith('github/codeql-action/'));
      const needed = scans ? showsFindings : signsIn ? takesRole : checksOut ? reads : undefined;
      expect({ name, permissions }).toEqual({ name, permissions: needed });
    }
  });

  it('knows no secret: roles are taken on, keys are not kept', () => {
    expect(text).not.toMatch(/secrets\.|secrets:|access-key|AWS_ACCESS_KEY_ID|AWS_SECRET/i);
  });

  it('runs the actions of others as they were looked at: by commit, with the version beside it', () => {
    const used = [...text.matchAll(/uses: (?!\.\/)(.*)$/gm)].map(([, action = '']) => action);
    expect(used.filter((action) => !/^[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  it('leaves no token behind where the code of the project runs', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('calls scripts that there are, and puts nothing that somebody else wrote into a shell', () => {
    const commands = steps.map(({ run = '' }) => run);
    const called = commands.flatMap((run) =>
      [...run.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name),
    );
    expect(called.filter((name) => !Object.keys(packageJson.scripts).includes(name ?? ''))).toEqual([]);
    expect(commands.filter((run) => run.includes('${{') || /\bnpx\b/.test(run))).toEqual([]);
  });

  it('ends by itself', () => {
    expect(jobs.filter(([, job]) => job.steps && !(Number(job['timeout-minutes']) <= 60))).toEqual([]);
  });
});

describe('A pull request', () => {
  const { on, jobs } = find('pull-request.yml');

  it('is run with the rights of who sent it, and deploys nothing', () => {
    expect(Object.keys(on)).toEqual(['pull_request']);
    expect(JSON.stringify(jobs)).not.toContain('deploy');
  });

  it('shows what it would change, or says why it does not', () => {
    const fromHere = 'github.event.pull_request.head.repo.full_name == github.repository';
    expect(jobs['diff']?.if).toBe(`vars.AWS_DIFF_ROLE_ARN != '' && ${fromHere}`);
    expect(jobs['no-diff']?.if).toBe(`vars.AWS_DIFF_ROLE_ARN == '' || ${fromHere.replace('==', '!=')}`);
  });
});

it('Where there are credentials of AWS, nothing that is installed has run', () => {
  const jobs = workflows.flatMap(({ workflow }) => Object.values(workflow.jobs));
  const signingIn = jobs.filter(({ steps }) => steps?.some(({ uses }) => uses?.startsWith('aws-actions/')));
  expect(signingIn).toHaveLength(2);
  for (const { steps = [] } of signingIn) {
    const installs = steps.flatMap(({ run = '' }) => (run.startsWith('npm ci') ? [run] : []));
    expect(installs).toEqual(['npm ci --ignore-scripts']);
  }
});

it('Code, history and dependencies are searched for what is unsafe, and each release has a bill of materials', () => {
  const { on, jobs } = find('security.yml');
  expect(Object.keys(on)).toEqual(['push', 'pull_request', 'schedule']);
  expect(Object.keys(jobs)).toEqual(['codeql', 'leaks', 'dependencies']);
  const commands = Object.values(find('deploy-stage.yml').jobs).flatMap(({ steps = [] }) =>
    steps.map(({ run }) => run),
  );
  expect(commands.some((run) => run?.includes('npm run --silent sbom'))).toBe(true);
});

describe('A deployment', () => {
  const { on, concurrency, jobs } = find('deploy.yml');

  it('comes from main, or from a person; one at a time, and to its end', () => {
    expect(on).toEqual({ push: { branches: ['main'] }, workflow_dispatch: null });
    expect(concurrency).toEqual({ group: 'deploy', 'cancel-in-progress': false });
  });

  it('goes through the tests to dev, and from there to prod', () => {
    const order = Object.entries(jobs).map(([name, job]) => [name, job.needs, job.with?.stage]);
    expect(order).toEqual([
      ['test', undefined, undefined],
      ['dev', 'test', 'dev'],
      ['prod', 'dev', 'prod'],
    ]);
  });

  it('of a stage runs in the environment of that name, which asks for approvals, and looks whether it is up', () => {
    const { deploy } = find('deploy-stage.yml').jobs;
    expect(deploy?.environment).toBe('${{ inputs.stage }}');
    expect(deploy?.steps?.at(-1)?.run).toMatch(/HealthUrl.*curl --fail.*\.record/s);
  });
});

it('The tests of a workflow are those of the README, on the Java that it names', () => {
  const steps = find('test.yml').jobs['test']?.steps ?? [];
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual(['npm ci', 'npm run check', 'npm test', 'npm run synth']);
  expect(steps.find(({ uses }) => uses?.startsWith('actions/setup-java@'))?.with?.['java-version']).toBe(17);
});
