// Passes requests on to a service, and writes what was answered to a file: a line of JSON for each. With a
// document, the answers get null wherever it allows that.
//   node recorder.mjs PORT SERVICE FILE [OPENAPI.yaml]
import { appendFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { nullsBy } from './nulls.mjs';

const [port, service, file, document] = process.argv.slice(2);
const nulls = document ? nullsBy(document) : undefined;
writeFileSync(file, '');

http
  .createServer((request, response) => {
    const headers = { ...request.headers, 'accept-encoding': 'identity' };
    const onward = http.request(service + request.url, { method: request.method, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const { statusCode: status, headers } = answer;
        const text = Buffer.concat(chunks).toString();
        const body = nulls ? nulls(request.method, request.url, status, headers['content-type'], text) : text;
        appendFileSync(file, JSON.stringify({ method: request.method, path: request.url, status, body }) + '\n');
        const { 'content-length': _, 'transfer-encoding': __, ...rest } = headers;
        response.writeHead(status, rest);
        response.end(body);
      });
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  })
  .listen(Number(port), '127.0.0.1');
