import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * A real SMTP server on loopback, for tests: keeps what it took. `refuse` makes it answer an error
 * to the next mails; `loseAnswers` takes the mail and drops the connection before it says so.
 */
export async function startMailServer(options: { user?: string; password?: string } = {}) {
  const taken: ParsedMail[] = [];
  const state = { refuse: null as { code: number; text: string } | null, loseAnswers: 0 };
  const server = new SMTPServer({
    authOptional: options.user === undefined,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, callback) {
      if (username === options.user && password === options.password) {
        callback(null, { user: username });
        return;
      }
      // As careless servers do: the answer repeats what it was told.
      callback(Object.assign(new Error(`no ${username}:${password}`), { responseCode: 535 }));
    },
    onRcptTo(_address, _session, callback) {
      const { refuse } = state;
      if (!refuse) return callback();
      callback(Object.assign(new Error(refuse.text), { responseCode: refuse.code }));
    },
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        taken.push(mail);
        if (state.loseAnswers === 0) return callback();
        state.loseAnswers -= 1;
        for (const connection of server.connections) {
          if ('id' in connection && connection.id === session.id) drop(connection);
        }
      }, callback);
    },
  });
  server.on('error', () => {}); // a connection that the test itself cut
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    taken,
    state,
    port,
    url: `smtp://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function drop(connection: object) {
  // The socket isn't part of the published type, and there is no other way to cut one connection.
  const { _socket } = connection as { _socket?: { destroy(): void } };
  _socket?.destroy();
}
