import { describe, expect, test } from '@jest/globals';
import { cell } from './trail-file.ts';

describe('a cell of the export', () => {
  test.each([['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'], ['+33 2 61', '\'+33 2 61'], ['-1+1', '\'-1+1'], ['@SUM(A1)', '\'@SUM(A1)'], [' =1', '\' =1'], ['\t=1', '\'\t=1'], ['%0A', '\'%0A'], ['Mme Lanvin ; suite', '"Mme Lanvin ; suite"'], ['a"b', '"a""b"'], ['ligne\r\nautre', '"ligne\nautre"'], ['', ''], ['recordPayment', 'recordPayment']])('%j', (given, written) => {
    expect(cell(given)).toBe(written);
  });
});
