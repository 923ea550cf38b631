import { expect, test } from 'vitest';
import { personSign } from '$lib/state/presence/person-sign';

test('[PRS-6] initials are the first signs of the first and the last word, whatever the script', () => {
	const initials = (name: string) => personSign({ id: 'x', name }).initials;
	expect(initials('Rosa Oliveira')).toBe('RO');
	expect(initials('ana maria de la cruz')).toBe('AC');
	expect(initials('Ana')).toBe('A');
	expect(initials('أمل حسن')).toBe('أح');
	expect(initials('👩‍👩‍👧 Fox')).toBe('👩‍👩‍👧F');
	expect(initials('王小明')).toBe('王');
	expect(initials('   ')).toBe('?');
	expect(initials('')).toBe('?');
});

test('[PRS-6] shape and colour follow the id alone, and ids that differ little are spread', () => {
	const looks = Array.from({ length: 360 }, (_, i) => personSign({ id: `participant-${i}`, name: 'Ana' }));
	const kinds = new Map<string, number>();
	for (const { shape, colour } of looks)
		kinds.set(`${shape} ${colour}`, (kinds.get(`${shape} ${colour}`) ?? 0) + 1);
	expect(kinds.size).toBe(36);
	expect(Math.max(...kinds.values())).toBeLessThan(30);
	expect(personSign({ id: 'participant-7', name: 'Ben' })).toMatchObject({
		shape: looks[7]?.shape,
		colour: looks[7]?.colour
	});
});
