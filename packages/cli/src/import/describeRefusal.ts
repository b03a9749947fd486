import { ResponseError } from '@backstage/errors';
import type { Target } from './connect';

/**
 * Why an answer does not let the import go on, in one line; `undefined` for a
 * success, and for 400, which names the items at fault.
 */
export async function describeRefusal(
  response: Response,
  { url, token }: Target,
): Promise<string | undefined> {
  const { status } = response;
  if (status === 400) return undefined;
  if (response.ok) {
    return isJson(response) ? undefined : describeWrongAddress(url);
  }
  if (status === 401) {
    return token
      ? `${url} refuses the token (401): it must be one of backend.auth.externalAccess`
      : `${url} wants a token (401): give one of backend.auth.externalAccess with --token or TANDEM_TOKEN`;
  }
  if (status === 403) {
    return `${url} refuses the token (403): it is valid but may not import; see its accessRestrictions in backend.auth.externalAccess, and the permission policy`;
  }
  if (status === 404 || status === 405) return describeWrongAddress(url);
  if (status >= 300 && status < 400) {
    const location = response.headers.get('location') ?? 'another address';
    return `${url} redirects to ${location}: give the backend's own address with --url`;
  }
  if (status === 413) {
    return `a proxy at ${url} takes no bodies of 1 MB (413): raise its limit`;
  }
  const { cause } = await ResponseError.fromResponse(response);
  const reason = isJson(response) ? `: ${cause.message.split('\n')[0]}` : '';
  return `${url} answers ${status} ${response.statusText}${reason}`;
}

function describeWrongAddress(url: string): string {
  return `there is no Tandem at ${url}: --url must be the Backstage backend (port 7007 by default), with the tandem plugin installed`;
}

function isJson(response: Response): boolean {
  return Boolean(
    response.headers.get('content-type')?.startsWith('application/json'),
  );
}
