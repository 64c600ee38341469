import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';

/** Closes the pool last, when nothing reads or writes any more. */
@Injectable()
export class OrmCloser implements OnApplicationShutdown {
  constructor(@Inject(MikroORM) private readonly orm: MikroORM) {}

  onApplicationShutdown(): Promise<void> {
    return this.orm.close(true);
  }
}
