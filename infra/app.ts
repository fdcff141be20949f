import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readSettings } from './settings.ts';
import { SidelinedStack } from './stack.ts';

// Run by the CDK CLI (`npm run synth`, `npm run deploy`), which passes cdk.json's context and its own `-c` options.
const app = new App();
new SidelinedStack(app, { settings: readSettings(app.node) });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
