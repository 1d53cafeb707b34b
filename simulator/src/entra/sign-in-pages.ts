import type { Application } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import { Html, hidden, html, page, pageAnswer } from '../html.ts';
import type { Form } from './grants.ts';

/** User name and password. */
export function signInPage(application: Application, asked: Form, problem?: string): Answer {
  return pageAnswer(
    'Sign in to your account',
    html`<h1>Sign in</h1><p>to continue to <strong>${application.name}</strong></p>
${problem === undefined ? '' : html`<p class="error" role="alert">${problem}</p>`}
<form method="post">${hidden({ ...asked, step: 'password' })}
<label for="username">User name</label><input id="username" name="username" type="email" autocomplete="username" required value="${asked['login_hint'] ?? ''}">
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<div class="row"><button class="primary" type="submit">Sign in</button></div></form>`,
  );
}

/** The second factor: a person approves. */
export function approvePage(asked: Form, signIn: string, name: string): Answer {
  return pageAnswer(
    'Approve sign-in request',
    html`<h1>Approve sign-in request</h1><p class="quiet">${name}</p>
<p>This step stands for the second factor, for example the authenticator app.</p>
<form method="post">${hidden({ ...asked, step: 'approve', sign_in: signIn })}
<div class="row"><button class="primary" name="decision" value="approve">Approve</button><button name="decision" value="cancel">Cancel</button></div></form>`,
  );
}

/** What the application may do; the person decides. */
export function consentPage(application: Application, asked: Form, signIn: string): Answer {
  return pageAnswer(
    'Permissions requested',
    html`<h1>Permissions requested</h1><p><strong>${application.name}</strong> would like to:</p>
<ul>${application.permissions.map((permission) => html`<li>${permission}</li>`)}<li>Keep access to data it has been given access to</li></ul>
<form method="post">${hidden({ ...asked, step: 'consent', sign_in: signIn })}
<div class="row"><button class="primary" name="decision" value="accept">Accept</button><button name="decision" value="cancel">Cancel</button></div></form>`,
  );
}

/** For faults after which nobody can be sent back to the application. */
export function errorPage(message: string): Answer {
  return pageAnswer(
    'Sign in to your account',
    html`<h1>Sorry, but we’re having trouble signing you in.</h1><p class="error">${message}</p>`,
    { status: 400 },
  );
}

/** `response_mode=form_post`: the browser posts by itself; without scripts the person presses the button. */
export function postBackPage(target: string, values: Form): Answer {
  const form = html`<h1>Working…</h1><form method="post" action="${target}">${hidden(values)}<button class="primary" type="submit">Continue</button></form>
${new Html('<script>document.forms[0].submit()</script>')}`;
  return {
    status: 200,
    text: page('Working…', form),
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  };
}
