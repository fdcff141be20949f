import { CLIENT_LIMITS, PERSON_LIMITS } from '../rate-limit.ts';
import { attentionCodes } from '../athlete/attention-code.ts';
import { SNOOZE_DAYS } from '../athlete/attention-mark.ts';
import { ENTRIES_PER_PAGE } from '../audit/trail.ts';
import { MOST_FORMER_VERDICTS } from '../run/former-verdicts.ts';
import { listsOfImports } from './lists-of-imports.ts';
import { listsOfWebhooks } from './lists-of-webhooks.ts';
import type { Growing } from './growing.ts';
import { atOnce, INVITATIONS_PER_DAY } from './limits.ts';

/** Every list that callers can make longer, with what bounds it. `docs/limits.md` shows it. */
export const growing: readonly Growing[] = [
  {
    list: 'Runs',
    grownBy: ['recordRuns', 'REST'],
    meters: ['runs', 'runBytes', 'olderRuns', 'olderRunBytes'],
    bounds: `${atOnce.integrations} integrations; 100 runs a call`,
    read: 'in pages; decisions read the last 7 days, without texts',
  },
  {
    list: 'Runs from a provider',
    grownBy: ['provider'],
    meters: ['providerRuns', 'providerRunBytes'],
    read: 'with the other runs',
  },
  {
    list: 'Notes of edited runs',
    grownBy: ['editRun'],
    meters: ['wordBytes'],
    read: 'with the runs',
  },
  {
    list: 'Former verdicts of a run',
    grownBy: ['editRun', 'recordRuns', 'REST'],
    bounds: `${MOST_FORMER_VERDICTS}, the first and the latest of those that were broken`,
    read: 'with the run',
  },
  {
    list: 'Words on duplicates of a run',
    grownBy: ['markDuplicate', 'REST'],
    bounds: `${atOnce.duplicatesOfRun}; the last one on each other run`,
    read: 'with the run',
  },
  {
    list: 'Sessions',
    grownBy: ['logSession', 'editSession', 'REST'],
    meters: ['sessions', 'olderSessions', 'wordBytes'],
    bounds: `${atOnce.sessionsOfDay} of one local day and source, so ${7 * atOnce.sessionsOfDay} of seven; ${atOnce.integrations} integrations`,
    read: 'in pages; questions about days read at most those of 31 and those of 16 before them',
  },
  ...listsOfImports,
  {
    list: 'Former verdicts of a session',
    grownBy: ['logSession', 'editSession', 'REST'],
    bounds: `${MOST_FORMER_VERDICTS}, the first and the latest of those that were broken`,
    read: 'with the session',
  },
  {
    list: 'What is left of deleted runs and sessions',
    grownBy: ['deleteRun', 'deleteSession'],
    bounds: `one for each that there was; ${MOST_FORMER_VERDICTS} verdicts each`,
    read: 'in pages',
  },
  {
    list: 'Instructions',
    grownBy: ['issueInstruction'],
    meters: ['instructions', 'restrictions', 'pastInstructions', 'instructionBytes'],
    bounds: `${atOnce.liveInstructions} that have not ended; ${atOnce.liveProhibitions} for a prohibition by somebody who has none`,
    read: 'in pages; decisions read those that had not ended 7 days ago, the latest end first',
  },
  {
    list: 'Reasons of withdrawals and early ends',
    grownBy: ['withdrawInstruction', 'endInstruction', 'supersedeInstruction'],
    meters: ['wordBytes'],
    bounds: 'one of each kind for each instruction; a withdrawal without a reason always has room',
    read: 'with the instructions',
  },
  {
    list: 'Symptoms and observations',
    grownBy: ['reportSymptom', 'recurSymptom', 'addObservation', 'promoteComment'],
    meters: ['observations', 'wordBytes'],
    bounds: `${atOnce.openSymptoms} open symptoms, ${atOnce.openSymptomsForOwner} when the athlete reports; ${atOnce.observationsOfRunByOthers} observations of a run, ${atOnce.observationsOfRun} by the athlete`,
    read: 'in pages; decisions read the open symptoms and 60 observations of one',
  },
  {
    list: 'Former versions of an observation',
    grownBy: ['correctObservation'],
    meters: ['wordBytes'],
    bounds: `${atOnce.corrections}`,
    read: 'with the observation',
  },
  {
    list: 'Parts of a merged symptom',
    grownBy: ['mergeSymptoms'],
    bounds: `${atOnce.mergedSymptoms} for a symptom`,
    read: 'the newest observations of each part, together',
  },
  {
    list: "Corrections of a symptom's status",
    grownBy: ['reopenSymptom', 'unmergeSymptoms'],
    meters: ['wordBytes'],
    bounds: `${atOnce.symptomCorrections}`,
    read: 'with the symptom',
  },
  {
    list: 'Diagnoses of a symptom',
    grownBy: ['diagnoseSymptom'],
    meters: ['diagnoses', 'wordBytes'],
    bounds: `${atOnce.diagnoses}, ${atOnce.diagnosesByCoaches} when others than a physio give one, ${atOnce.diagnosesByAuthor} by one author; ${atOnce.diagnosisBytes / 1024} KB of notes, ${atOnce.diagnosisBytesByCoaches / 1024} KB when others than a physio give one`,
    read: 'with the symptom',
  },
  {
    list: 'Marks in the attention list',
    grownBy: ['markAttention'],
    bounds: `one for each reason, ${attentionCodes.length - 1}; a snooze ends after ${SNOOZE_DAYS} days`,
    read: 'with the athlete, and with the entry of a roster',
  },
  {
    list: 'Comments',
    grownBy: ['addComment', 'editComment'],
    meters: ['comments', 'wordBytes'],
    read: 'in pages, by what they are about',
  },
  {
    list: 'Grants',
    grownBy: ['acceptInvitation'],
    bounds: `${atOnce.grants}, of them ${atOnce.team} coaches and physios, and ${atOnce.integrations} integrations`,
    read: 'whole, by every decision',
  },
  {
    list: 'Invitations',
    grownBy: ['invite'],
    bounds: `${INVITATIONS_PER_DAY} a day and person, counted on the person; deleted 30 days after they expire`,
    read: 'in pages',
  },
  {
    list: 'Athletes of a person',
    grownBy: ['createAthlete'],
    bounds: `${atOnce.athletes}`,
    read: 'with the person',
  },
  {
    list: 'Former first days of an athlete’s weeks',
    grownBy: ['updateAthlete'],
    bounds: `${atOnce.weekStarts}, ever`,
    read: 'with the athlete',
  },
  {
    list: 'Integrations of a person',
    grownBy: ['registerIntegration', 'updateIntegration'],
    bounds: `${atOnce.ownIntegrations}; ${atOnce.redirectUrls} redirect URLs each, 2 secrets, and a proposed change of the profile`,
    read: 'whole, by their developer; in pages, by operators',
  },
  {
    list: 'Decisions on an integration',
    grownBy: ['reviewIntegration'],
    bounds: `${atOnce.decisionsOfIntegration}, the latest`,
    read: 'with the integration',
  },
  ...listsOfWebhooks,
  {
    list: 'Entries of the audit trail',
    grownBy: ['access'],
    bounds: `one for each request by somebody else, of which a person has ${PERSON_LIMITS.requests.toLocaleString('en-US')} a minute and instance, and an integration ${CLIENT_LIMITS.calls} a minute unless the operator lets it make more; none for reads that one of the last ${ENTRIES_PER_PAGE} entries names; deleted after six years`,
    read: `in pages, ${ENTRIES_PER_PAGE} entries an item; never by a decision`,
  },
  {
    list: 'Jobs at a provider',
    grownBy: ['connectProvider', 'disconnectProvider'],
    meters: ['connections'],
    bounds: 'one connection; a disconnection ends it, so there is one for each attempt',
    read: 'when due, in pages',
  },
];

/** Mutations that add nothing to any list. They always have room. */
export const growsNothing = [
  'acknowledgeInstruction',
  'deleteAccount',
  'deleteComment',
  'deleteWebhook',
  'eraseAthlete',
  'exportAthlete',
  'redeliverWebhook',
  'resolveSymptom',
  'revoke',
  'shareTracks',
  'supersedeInstruction',
] as const;
