// In JavaScript, since it must run on versions of Node that are too old for everything else here.
import process from 'node:process';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 2)) {
  process.stderr.write(
    `Sidelined runs on Node 24, and this is Node ${process.versions.node}. On Linux and on Windows (x64), \`npm ci\` brings it; ` +
      'elsewhere, install Node 24 and try again.\n',
  );
  process.exit(1);
}
