import { Migration } from '@mikro-orm/migrations';

/** Codes that were asked for are counted beside the tries to enter; a message that speaks of ten minutes is worth nothing the next day. */
export class Migration20261123006 extends Migration {
  override up(): void {
    this.addSql(`alter table access_try add column kind text not null default 'enter' check (kind in ('enter','ask'))`);
    this.addSql(`create index access_try_at on access_try (at)`);
    this.addSql(`create index access_code_letter on access_code (letter_id) where letter_id is not null`);
    this.addSql(`alter table outgoing_message add column send_before timestamptz, add column failure text check (failure in ('refused','too_late','unreachable'))`);
    this.addSql(`create index outgoing_message_case on outgoing_message (case_id, queued_at desc, id desc) where case_id is not null`);
  }
}
