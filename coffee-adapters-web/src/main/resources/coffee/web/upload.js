/** Sends a file to import; XMLHttpRequest, because fetch does not tell how much is sent. */
import { Failure, report } from './api.js';

/**
 * Starts sending.
 * @param {File} file
 * @param {{dryRun: boolean, subject?: string, onProgress: (sent: number, total: number) => void}} options bytes; `subject`:
 *     whose rows to read
 * @returns {{promise: Promise<object>, cancel: () => void}} the import's record, once all is received
 */
export function send(file, { dryRun, subject, onProgress }) {
  const request = new XMLHttpRequest();
  const promise = new Promise((resolve, reject) => {
    const query = new URLSearchParams({ dry_run: dryRun, ...(subject ? { subject } : {}) });
    request.open('POST', `/v1/imports?${query}`);
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-Coffee-Page', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    request.upload.onprogress = (event) => onProgress(event.loaded, event.lengthComputable ? event.total : file.size);
    request.onload = () => {
      if (request.status < 300) return resolve(request.response);
      if (request.status === 401) report({ signIn: true });
      return reject(
        new Failure(
          request.status === 401 ? 'signIn' : request.status === 429 || request.status === 503 ? 'busy' : 'problem',
          { status: request.status, ...request.response },
        ),
      );
    };
    request.onerror = () => reject(new Failure('off'));
    request.onabort = () => reject(new Failure('cancelled'));
    request.send(file);
  });
  return { promise, cancel: () => request.abort() };
}
