// Passes requests on to a service, and writes what was answered to a file: a line of JSON for each.
//   node recorder.mjs PORT SERVICE FILE
import { appendFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';

const [port, service, file] = process.argv.slice(2);
writeFileSync(file, '');

http.createServer((request, response) => {
  const headers = { ...request.headers, 'accept-encoding': 'identity' };
  const onward = http.request(service + request.url, { method: request.method, headers }, (answer) => {
    const chunks = [];
    answer.on('data', (chunk) => chunks.push(chunk));
    answer.on('end', () => {
      const body = Buffer.concat(chunks);
      const line = { method: request.method, path: request.url, status: answer.statusCode, body: body.toString() };
      appendFileSync(file, JSON.stringify(line) + '\n');
      response.writeHead(answer.statusCode, answer.headers);
      response.end(body);
    });
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}).listen(Number(port), '127.0.0.1');
