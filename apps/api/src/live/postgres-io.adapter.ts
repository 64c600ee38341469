import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/postgres-adapter';
import { asRole, roleOf } from '@quittance/platform';
import pg from 'pg';
import type { Server, ServerOptions } from 'socket.io';

/** Sockets on several nodes are one: what ends a session here disconnects its sockets everywhere. */
export class PostgresIoAdapter extends IoAdapter {
  readonly #pool: pg.Pool;

  constructor(app: INestApplicationContext, databaseUrl: string) {
    super(app);
    this.#pool = new pg.Pool({ connectionString: asRole(databaseUrl, roleOf('system')), max: 2 });
    // The adapter takes up its line again when it ends; an error on it must not end the process.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, options) as Server;
    server.adapter(createAdapter(this.#pool, { tableName: 'socket_io_attachments', errorHandler: () => undefined }));
    return server;
  }

  override async dispose(): Promise<void> {
    await this.#pool.end();
  }
}
