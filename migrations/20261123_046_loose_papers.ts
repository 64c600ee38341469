import { Migration } from '@mikro-orm/migrations';

/**
 * A paper that came with a deposit and found no claim lies with the deposit until somebody says whom it is about. Once it is of a case it is
 * of that debtor: what is erased of him is erased of it as well.
 */
export class Migration20261123046 extends Migration {
  override up(): void {
    this.addSql(`create index document_loose on document (deposit_id) where origin = 'loose_attachment'`);
    this.addSql(`do $do$
      declare was text := pg_get_functiondef('erase_person(uuid, uuid, uuid, text[], uuid, timestamptz)'::regprocedure);
        of_case text := $q$from document d where d.case_id in (select f.id from case_file f where f.debtor_id = the_debtor)$q$; of_place text := $q$when 'debtor_merge' then$q$;
      begin
        if position(of_case in was) = 0 or position(of_place in was) = 0 then raise exception 'erase_person is not as it was'; end if;
        was := replace(was, of_case, of_case || $q$ or d.id in (select n.fact_id from document n where n.fact_kind = 'loose_paper' and n.case_id in (select f.id from case_file f where f.debtor_id = the_debtor))$q$);
        execute replace(was, of_place, $q$when 'document' then '(t.case_id in (select f.id from case_file f where f.debtor_id = $1) or t.id in (select n.fact_id from document n where n.fact_kind = ''loose_paper'' and n.case_id in (select f.id from case_file f where f.debtor_id = $1)))' $q$ || of_place);
      end $do$`);
  }
}
