import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/**
 * As long as point-in-time recovery reaches back, and shorter than the marker of an erasure is kept (40 days): whoever
 * restores a backup finds every erasure that came after it.
 */
const KEPT = Duration.days(35);

export type BackupProps = { settings: Settings; table: TableV2; backupCopyTo: string };

/**
 * A backup of the table each day, copied to a vault in another region: for the day on which the region, or the table with all
 * its own backups, is lost. Against everything smaller there is point-in-time recovery.
 */
export class Backup extends Construct {
  constructor(scope: Construct, id: string, { settings, table, backupCopyTo }: BackupProps) {
    super(scope, id);
    const vault = new BackupVault(this, 'Vault', {
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const plan = new BackupPlan(this, 'Plan', { backupVault: vault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'daily',
        scheduleExpression: Schedule.cron({ hour: '2', minute: '30' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
        deleteAfter: KEPT,
        copyActions: [
          {
            destinationBackupVault: BackupVault.fromBackupVaultArn(this, 'Copies', backupCopyTo),
            deleteAfter: KEPT,
          },
        ],
      }),
    );
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('backup.amazonaws.com') });
    plan.addSelection('Table', { role, resources: [BackupResource.fromArn(table.tableArn)] });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      reason: 'The policy that AWS keeps for the service that takes backups; it can restore nothing.',
    });
  }
}
