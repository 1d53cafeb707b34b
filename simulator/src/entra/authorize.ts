import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Application, User } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import { applicationOf, checkPassword, redirectAllowed, tenantOf } from './directory.ts';
import { EntraRefusal } from './errors.ts';
import type { Form } from './grants.ts';
import type { SigningKeys } from './keys.ts';
import { approvePage, consentPage, errorPage, postBackPage, signInPage } from './sign-in-pages.ts';
import { idToken, issueGrant } from './tokens.ts';

/** A person who is on the way through the pages. */
interface SignIn {
  userId: string;
  mfa: boolean;
  form: Form;
}

export interface AuthorizeRequest {
  tenant: string;
  version: 'v1' | 'v2';
  form: Form;
  address: string;
}

/** Parameters that the pages carry from form to form. */
const carried = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'resource',
  'login_hint',
  'code_challenge',
  'code_challenge_method',
  'prompt',
];

/** The pages on which a person signs in and consents: password, second factor, permissions. They need no scripts. */
export function createAuthorize(context: Context, keys: SigningKeys) {
  const signIns = new Map<string, SignIn>();

  /** Answers the first page, or the page after the one whose form was posted. */
  return async function authorize(request: AuthorizeRequest): Promise<Answer> {
    const asked = Object.fromEntries(carried.map((name) => [name, request.form[name]]));
    let application: Application;
    try {
      application = applicationOf(context, asked['client_id'], tenantOf(context, request.tenant));
    } catch (error) {
      if (error instanceof EntraRefusal) return errorPage(error.message);
      throw error;
    }
    const redirectUri = asked['redirect_uri'] ?? application.redirectUris[0];
    if (redirectUri === undefined || !redirectAllowed(application, redirectUri))
      return errorPage('AADSTS50011: The redirect URI is not registered for the application.');
    const back = (values: Form) => sendBack(redirectUri, asked, values);
    if (!/\bcode\b/.test(asked['response_type'] ?? ''))
      return back({
        error: 'unsupported_response_type',
        error_description: 'AADSTS700054: response_type must contain code.',
      });
    if (asked['prompt'] === 'none')
      return back({ error: 'login_required', error_description: 'AADSTS50058: Nobody is signed in.' });

    const { step, sign_in: signInId = '' } = request.form;
    if (step === undefined) return signInPage(application, asked);
    if (step === 'password') return afterPassword(application, asked, request);
    const signIn = signIns.get(signInId);
    if (!signIn) return signInPage(application, asked, 'The sign-in has expired. Sign in again.');
    if (request.form['decision'] === 'cancel') {
      signIns.delete(signInId);
      return back({
        error: 'access_denied',
        error_description: 'AADSTS65004: User declined to consent to access the app.',
      });
    }
    if (step === 'approve') {
      signIns.set(signInId, { ...signIn, mfa: true });
      return consentPage(application, asked, signInId);
    }
    signIns.delete(signInId);
    const user = context.world.users.get(signIn.userId);
    if (!user || (user.mfa && !signIn.mfa)) return signInPage(application, asked, 'Sign in again.');
    return back(await consented(application, user, signIn, asked, redirectUri, request));
  };

  function afterPassword(application: Application, asked: Form, request: AuthorizeRequest): Answer {
    try {
      const tenantId = tenantOf(context, request.tenant);
      const user = checkPassword(
        context,
        request.form['username'] ?? '',
        request.form['password'] ?? '',
        tenantId,
      );
      const id = randomBytes(24).toString('base64url');
      signIns.set(id, { userId: user.id, mfa: false, form: asked });
      return user.mfa ? approvePage(asked, id, user.userPrincipalName) : consentPage(application, asked, id);
    } catch (error) {
      if (error instanceof EntraRefusal)
        return signInPage(application, asked, 'Your account or password is incorrect.');
      throw error;
    }
  }

  async function consented(
    application: Application,
    user: User,
    signIn: SignIn,
    asked: Form,
    redirectUri: string,
    request: AuthorizeRequest,
  ): Promise<Form> {
    const at = context.clock.now();
    const code = issueGrant(context.world, at, {
      kind: 'code',
      userId: user.id,
      applicationId: application.id,
      mfa: signIn.mfa,
      scope: asked['scope'] ?? 'openid',
      redirectUri,
      ...(asked['nonce'] !== undefined && { nonce: asked['nonce'] }),
      ...(asked['code_challenge'] !== undefined && {
        codeChallenge: asked['code_challenge'],
        codeChallengeMethod: asked['code_challenge_method'] ?? 'plain',
      }),
    });
    if (!/\bid_token\b/.test(asked['response_type'] ?? '')) return { code };
    const { tenantId } = user;
    const issuer =
      request.version === 'v2'
        ? `${request.address}/${tenantId}/v2.0`
        : `https://sts.windows.net/${tenantId}/`;
    return {
      code,
      id_token: await idToken(
        keys,
        { application, tenantId, user, mfa: signIn.mfa },
        issuer,
        at,
        asked['nonce'],
      ),
    };
  }
}

/** To the application: as a redirect with a query, or as a form that the browser posts. */
function sendBack(redirectUri: string, asked: Form, values: Form): Answer {
  const all: Form = {
    ...values,
    state: asked['state'],
    ...(values['code'] !== undefined && { session_state: randomBytes(12).toString('hex') }),
  };
  if (asked['response_mode'] === 'form_post') return postBackPage(redirectUri, all);
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(all))
    if (value !== undefined) target.searchParams.set(name, value);
  return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' } };
}
