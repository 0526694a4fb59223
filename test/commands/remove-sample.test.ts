import { describe, expect, test } from 'vitest';
import { enroll, linesOf, patience, useCommands } from './a-process.ts';

const { aFolder, run } = useCommands();

describe('npm run remove-sample', () => {
  test(
    'empties the sample city; the next start gives a link for the first administrator',
    async () => {
      const folder = await aFolder();
      const first = run('start', { DATA_DIR: folder });
      const { url, code } = await linesOf(first);
      expect((await enroll(url, code)).status).toBe(201);
      const meanwhile = run('remove-sample', { DATA_DIR: folder });
      expect(await meanwhile.ended).toBe(1);
      expect(meanwhile.output()).toContain('Another server is running');
      first.child.kill('SIGTERM');
      await first.ended;

      const removal = run('remove-sample', { DATA_DIR: folder });
      expect(await removal.ended).toBe(0);
      expect(removal.output()).toContain('The sample is gone');
      const again = run('remove-sample', { DATA_DIR: folder });
      expect(await again.ended).toBe(0);
      expect(again.output()).toContain('There is no sample here');

      const after = run('start', { DATA_DIR: folder });
      const [, staff = ''] = await after.until(/^staff: (\S+\/staff\/setup#\S+)$/m);
      const { origin } = new URL(staff);
      expect(await (await fetch(`${origin}/api/city`)).json()).toMatchObject({
        name: '茅ヶ崎市',
        sample: false,
      });
      expect((await enroll(origin, code)).status).toBe(404);
    },
    patience,
  );
});
