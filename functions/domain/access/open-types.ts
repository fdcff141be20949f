/** The viewer's own objects, people, and wrappers: readable whatever the viewer's role towards an athlete. */
const openTypes: ReadonlySet<string> = new Set([
  'Query',
  'Mutation',
  'Viewer',
  'Person',
  'Invitation',
  'Webhook',
  'WebhookAttempt',
  'WebhookDelivery',
  'Integration',
  'IntegrationProfile',
  'IntegrationDecision',
  'IntegrationSecret',
  'IntegrationUsage',
  'WebhookHealth',
  'OsiicsCode',
  'PageInfo',
  'UserError',
  'RecordRunResult',
]);

/**
 * Whether a type can be read without a grant. Connections, edges and payloads carry only cursors, guarded objects and
 * errors; a test asserts that.
 */
export const isOpenType = (typeName: string): boolean =>
  openTypes.has(typeName) || /(?:Connection|Edge|Payload)$/.test(typeName);
