import { Migration } from '@mikro-orm/migrations';

/** The proofs of a large deposit, as its cases and claims, come before the deposit that they refer to: the third of the references that may wait for the end of their transaction. */
export class Migration20261123041 extends Migration {
  override up(): void {
    this.addSql(`alter table document alter constraint document_deposit_id_fkey deferrable initially immediate`);
  }
}
