import { ATTEMPTS_KEPT, EXCERPT_BYTES } from '../webhook/attempt.ts';
import { atOnce } from './limits.ts';

/** The part of the inventory that is about webhooks. */
export const listsOfWebhooks = [
  {
    list: 'Webhooks',
    grownBy: ['createWebhook', 'updateWebhook', 'rotateWebhookSecret'],
    bounds: `${atOnce.webhooks} a person or integration; ${atOnce.webhookSecrets} valid secrets each`,
    read: 'whole: they are one item',
  },
  {
    list: 'Deliveries',
    grownBy: ['stream'],
    bounds: `one for each event and webhook; the latest ${ATTEMPTS_KEPT} attempts of each, with ${EXCERPT_BYTES} bytes of an answer; deleted after days`,
    read: 'in pages',
  },
];
