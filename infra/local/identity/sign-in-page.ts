import { cast, type Person } from './personas.ts';

const text = (value: string): string => value.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);

/** In place of Cognito's sign-in: a button for each person of the story, and a field for the other athletes. */
export function signInPage(query: string): string {
  const hidden = [...new URLSearchParams(query)]
    .map(([name, value]) => `<input type="hidden" name="${text(name)}" value="${text(value)}">`)
    .join('');
  const people = cast.filter((persona): persona is Person => persona.kind === 'person');
  const buttons = people
    .map(
      ({ name, about }) => `<p><button name="persona" value="${text(name)}">${text(name)}</button> ${text(about)}</p>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in</title></head>
<body><main><h1>Who are you?</h1><p>On this machine nobody has a password.</p>
<form>${hidden}${buttons}</form>
<form>${hidden}<p><label>athlete-01 to athlete-40: <input name="persona" required></label> <button>Sign in</button></p></form>
</main></body></html>
`;
}
