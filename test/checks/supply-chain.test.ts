import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };

interface LockFile {
  packages: Record<
    string,
    { version?: string; integrity?: string; resolved?: string; hasInstallScript?: boolean; inBundle?: boolean }
  >;
}

const locks = ['package-lock.json', 'bench/package-lock.json', 'test/support/node-releases/package-lock.json'];
const read = (file: string) => readFileSync(file, 'utf8');

describe.each(locks)('%s', (file) => {
  // What a package carries inside of it has the checksum of that package.
  const packages = Object.entries((JSON.parse(read(file)) as LockFile).packages).filter(
    ([path, { inBundle = false }]) => path !== '' && !inBundle,
  );

  it('has a checksum for everything that is installed', () => {
    expect(packages.length).toBeGreaterThan(0);
    expect(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    );
  });

  it('takes everything from the registry, and nothing from an address', () => {
    const elsewhere = packages.filter(
      ([, { resolved }]) => resolved !== undefined && !/^https:\/\/registry\./.test(resolved),
    );
    expect(elsewhere).toEqual([]);
  });
});

describe('What deploys', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as LockFile;

  it('is the AWS CDK CLI of the lock file, which installs nothing by itself', () => {
    const { version, hasInstallScript } = packages['node_modules/aws-cdk'] ?? {};
    expect(version).toBe(packageJson.devDependencies['aws-cdk']);
    expect(hasInstallScript).toBeUndefined();
  });

  it('no script fetches what the lock file does not name', () => {
    const scripts = Object.entries(packageJson.scripts);
    expect(scripts.filter(([, script]) => /\bnpx\b|npm (?:i|install|exec|x)\b/.test(script))).toEqual([]);
  });

  it('every package with an install script is listed as one that must not run it', () => {
    const withScripts = Object.entries(packages)
      .filter(([path, { hasInstallScript }]) => path !== '' && hasInstallScript)
      .map(([path]) => path.replace(/.*node_modules\//, ''));
    expect([...new Set(withScripts)].sort()).toEqual(Object.keys(packageJson.allowScripts).sort());
    expect(Object.values(packageJson.allowScripts)).not.toContain(true);
  });
});

describe('Dependabot', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: { 'package-ecosystem': string; directories?: string[]; cooldown: { 'default-days': number } }[];
  };

  it('watches every lock file and every action, and takes nothing on the day of its release', () => {
    expect(updates.map((each) => each['package-ecosystem'])).toEqual(['npm', 'github-actions']);
    expect(updates[0]?.directories).toEqual(locks.map((file) => `/${file.replace(/\/?package-lock\.json$/, '')}`));
    for (const { cooldown } of updates) expect(cooldown['default-days']).toBeGreaterThanOrEqual(7);
  });
});
