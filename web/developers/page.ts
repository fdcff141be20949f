import { button, report, say } from './actions.ts';
import { createApi } from './api.ts';
import { card, type CardSetting } from './card.ts';
import { element, moveTo } from './elements.ts';
import { guardSecrets } from './new-secret.ts';
import { registration } from './registration.ts';
import { reviewList } from './review.ts';
import { comeBack, type Settings, signIn, tokenOfPersona } from './session.ts';

const settings = JSON.parse(document.querySelector('#settings')?.textContent ?? '') as Settings;
const main = document.querySelector('main') as HTMLElement;
const account = document.querySelector('#account') as HTMLElement;

/** What signs somebody in, at the top. */
function offerSignIn(): void {
  account.replaceChildren(button('Sign in', () => signIn(settings)));
  const personas = settings.personas ?? [];
  if (personas.length === 0) return;
  const who = element('select', { ariaLabel: 'You are' }, ...personas.map((name) => element('option', {}, name)));
  account.append(
    who,
    button('Be them', async () => showAll(await tokenOfPersona(settings, who.value))),
  );
}

function showSignIn(): void {
  offerSignIn();
  main.replaceChildren(
    element('p', {}, 'Sign in to register an integration: a program that posts runs for athletes who let it.'),
  );
}

async function showAll(token: string): Promise<void> {
  const api = createApi(token, () => {
    const wasThere = account.contains(document.activeElement);
    offerSignIn();
    if (wasThere) moveTo(account.querySelector('button'));
  });
  const [own, review] = [element('div'), element('div')];
  const heading = element('h2', {}, 'Your integrations');
  const show: CardSetting['show'] = (id) => moveTo((id && own.querySelector(`#${id} h3`)) || heading);
  const shown: CardSetting['shown'] = new Map();
  const refresh = async () => {
    const { isOperator, integrations } = await api.mine();
    const lists = isOperator ? [await reviewList(api, refresh)] : [];
    const cards = integrations.map((one) => card(one, { api, refresh, show, shown }));
    own.replaceChildren(...(cards.length > 0 ? cards : [element('p', {}, 'You have none yet.')]));
    review.replaceChildren(...lists);
  };
  await refresh();
  const again = button('Look again', async () => {
    await refresh();
    say('This is how it stands now.');
  });
  const signOut = button('Sign out', () => {
    showSignIn();
    moveTo(account.querySelector('button'));
    return Promise.resolve();
  });
  account.replaceChildren(again, signOut);
  const registered = async () => {
    await refresh();
    show(own.lastElementChild?.id);
  };
  main.replaceChildren(
    heading,
    own,
    review,
    element('h2', {}, 'Register an integration'),
    registration(api, registered),
  );
  moveTo(heading);
}

guardSecrets();
try {
  say('One moment …');
  const token = await comeBack(settings);
  if (token === undefined) showSignIn();
  else await showAll(token);
  say('');
} catch (error) {
  showSignIn();
  report(error);
}
