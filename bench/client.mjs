import { Agent, request } from 'node:http';

/**
 * Calls the backend over kept connections, with the least work on this side.
 *
 * @param options.token - of a service; each call can be made with another
 */
export function createClient({ url, token: ownToken }) {
  const agent = new Agent({ keepAlive: true });
  const call = (method, path, options) => {
    const { payload, type, token = ownToken } = options;
    return new Promise((resolve, reject) => {
      const sent = request(
        `${url}${path}`,
        {
          method,
          agent,
          headers: {
            authorization: `Bearer ${token}`,
            ...(payload && {
              'content-type': type,
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
      );
      sent.on('error', error => {
        // The backend closed a connection that had been idle for long.
        const isClosed = sent.reusedSocket && error.code === 'ECONNRESET';
        if (isClosed) resolve(call(method, path, options));
        else reject(error);
      });
      sent.end(payload);
    });
  };
  const successful = async (method, path, options = {}) => {
    const { status, text } = await call(method, path, options);
    if (status >= 300) {
      throw new Error(
        `${method} ${path} answered ${status}: ${text.slice(0, 500)}`,
      );
    }
    return text;
  };
  return {
    /** The body as text: parsing it is no part of what is measured. */
    get: (path, token) => successful('GET', path, { token }),
    post: (path, body) =>
      successful('POST', path, {
        payload: JSON.stringify(body),
        type: 'application/json',
      }),
    postYaml: (path, yaml) =>
      successful('POST', path, { payload: yaml, type: 'application/yaml' }),
    close: () => agent.destroy(),
  };
}
