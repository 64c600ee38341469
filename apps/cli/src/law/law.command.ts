/**
 * `law statement|deadline|limitation [FILE]`: the law on plain JSON, so that an accountant or another implementation can hold the product's
 * cents against its own, line by line. One input gives one result; an array gives an array in the same order, in which a bad element is
 * replaced by its error. It needs no server and no database. Exit status: 0, or 2 with one sentence on standard error.
 */
import { readFile } from 'node:fs/promises';
import { deadlineFromJson, isLawError, LAW, limitationFromJson, statementFromJson, type LawError } from '@quittance/law';
import { parseJson } from './json-position.ts';

type Answer = (input: unknown) => object | LawError;

const QUESTIONS: Readonly<Record<string, Answer>> = {
  statement: (input) => statementFromJson(input, LAW),
  deadline: deadlineFromJson,
  limitation: limitationFromJson,
};

const USAGE = `Usage : law ${Object.keys(QUESTIONS).join('|')} [FICHIER] (sans fichier, l’entrée standard est lue).`;

/** Runs the command and gives its exit status. */
export async function lawCommand(args: string[]): Promise<number> {
  const [question = '', file, ...more] = args;
  const answer = Object.hasOwn(QUESTIONS, question) ? QUESTIONS[question] : undefined;
  if (!answer || more.length > 0) return complain(USAGE);

  let text: string;
  try {
    text = file === undefined || file === '-' ? await readStandardInput() : await readFile(file, 'utf8');
  } catch (error) {
    return complain(`Le fichier « ${file} » ne peut pas être lu (${(error as NodeJS.ErrnoException).code ?? 'erreur'}).`);
  }
  const parsed = parseJson(text);
  if (!parsed.ok) return complain(parsed.sentence);

  if (Array.isArray(parsed.value)) {
    await print(`[${parsed.value.map((input) => JSON.stringify(inPlace(answer(input)))).join(',\n')}]\n`);
    return 0;
  }
  const result = answer(parsed.value);
  if (isLawError(result)) return complain(result.message);
  await print(`${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

const inPlace = (result: object | LawError): object => (isLawError(result) ? { error: { code: result.code, message: result.message } } : result);

function complain(sentence: string): number {
  // A name or a sign quoted from outside may hold anything; the sentence stays one line.
  process.stderr.write(`${sentence.replace(/\p{Cc}/gu, ' ')}\n`);
  return 2;
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Resolves once the text has left the process: a pipe takes it in pieces. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // A reader that has seen enough (head) closes the pipe: that is no failure of ours.
    process.stdout.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)));
    process.stdout.write(text, () => resolve());
  });
}
