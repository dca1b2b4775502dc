import { RefusedError } from './app';

type Credentials = { email: string; password: string };

/** A person who is signed in to a running Gatehouse and uses its API as their browser would. */
export class Person {
  private constructor(
    private readonly url: string,
    private readonly cookies: ReadonlyMap<string, string>,
  ) {}

  /** Signs in with a password. Throws when it is refused. */
  static async signIn(url: string, { email, password }: Credentials): Promise<Person> {
    const asked = await fetch(`${url}/api/auth/csrf`);
    const { csrfToken } = (await asked.json()) as { csrfToken: string };
    const before = readCookies(asked);
    const answer = await fetch(`${url}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: writeCookies(before), origin: new URL(url).origin },
      body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    });
    const cookies = new Map([...before, ...readCookies(answer)]);
    if (![...cookies.keys()].some((name) => name.endsWith('gatehouse.session')))
      throw new Error(`${email} could not sign in: the server answered ${answer.status}.`);
    return new Person(url, cookies);
  }

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.send<T>(path, { signal });
  }

  post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
    return this.send<T>(path, { method: 'POST', body: JSON.stringify(body), signal });
  }

  /** One request. Throws `RefusedError` for any status of 400 and above. */
  private async send<T>(path: string, options: RequestInit): Promise<T> {
    const response = await fetch(this.url + path, {
      ...options,
      headers: {
        cookie: writeCookies(this.cookies),
        origin: new URL(this.url).origin,
        'content-type': 'application/json',
      },
    });
    const body: unknown = await response.json().catch(() => ({}));
    if (!response.ok) throw new RefusedError(response.status, body as RefusedError['problem']);
    return body as T;
  }
}

const readCookies = (response: Response): Map<string, string> =>
  new Map(
    response.headers.getSetCookie().map((cookie) => {
      const [pair] = cookie.split(';');
      const [name, ...value] = pair!.split('=');
      return [name!, value.join('=')];
    }),
  );

const writeCookies = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
