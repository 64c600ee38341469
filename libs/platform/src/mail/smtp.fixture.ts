/** For the specs: a mail server on this machine, of the few words that a message needs. */
import net from 'node:net';

export interface Received { from: string; to: string[]; data: string }
export interface SmtpServer {
  url: string;
  received: Received[];
  /** What it answers instead of yes, by the word of the client: { RCPT: '550 no such mailbox' }. */
  refuse: Partial<Record<'MAIL' | 'RCPT' | 'DATA' | 'BODY', string>>;
  close(): Promise<void>;
}

export async function smtpServer(): Promise<SmtpServer> {
  const received: Received[] = [];
  const refuse: SmtpServer['refuse'] = {};
  const lines = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    lines.add(socket);
    socket.on('close', () => lines.delete(socket)).on('error', () => undefined);
    let message: Received = { from: '', to: [], data: '' }, inBody = false, rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test');
    const hear = (line: string) => {
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'EHLO' || word === 'HELO') say('250 test');
      else if (word === 'QUIT') { say('221 bye'); socket.end(); }
      else if (word === 'RSET') say('250 ok');
      else if (word === 'MAIL') { message = { from: line.slice(10), to: [], data: '' }; say(refuse.MAIL ?? '250 ok'); }
      else if (word === 'RCPT') { message.to.push(line.slice(8)); say(refuse.RCPT ?? '250 ok'); }
      else if (word === 'DATA') { inBody = !refuse.DATA; say(refuse.DATA ?? '354 go on'); }
      else say('502 what?');
    };
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (;;) {
        const end = rest.indexOf(inBody ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const heard = rest.slice(0, end);
        rest = rest.slice(end + (inBody ? 5 : 2));
        if (!inBody) { hear(heard); continue; }
        inBody = false;
        if (!refuse.BODY) received.push({ ...message, data: heard });
        say(refuse.BODY ?? '250 kept');
      }
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`, received, refuse,
    close: () => new Promise((resolve) => { for (const line of lines) line.destroy(); server.close(() => resolve()); }),
  };
}
