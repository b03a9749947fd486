import { Agent, request } from 'node:http';

/** Calls the backend over kept connections, with the least work on this side. */
export function createClient({ url, token }) {
  const agent = new Agent({ keepAlive: true });
  const call = (method, path, body) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      request(
        `${url}${path}`,
        {
          method,
          agent,
          headers: {
            authorization: `Bearer ${token}`,
            ...(payload && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(payload),
            }),
          },
        },
        response => {
          const chunks = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      )
        .on('error', reject)
        .end(payload);
    });
  const successful = async (method, path, body) => {
    const { status, text } = await call(method, path, body);
    if (status >= 300) {
      throw new Error(
        `${method} ${path} answered ${status}: ${text.slice(0, 500)}`,
      );
    }
    return text;
  };
  return {
    /** The body as text: parsing it is no part of what is measured. */
    get: path => successful('GET', path),
    post: (path, body) => successful('POST', path, body),
    close: () => agent.destroy(),
  };
}
