import { describe, expect, test } from 'vitest';
import { makeRecord } from '$lib/plan/record';
import { type Comment, commentFields } from '$lib/plan/talk/comment';
import { countComments, threadsOf } from '$lib/plan/talk/threads';

const about = { collection: 'initiatives', id: 'TE2' };
let minute = 0;

function comment(id: string, text: string, values: Partial<Comment> = {}): Comment {
	const at = `2028-06-30T10:${String(minute++ % 60).padStart(2, '0')}:00.000Z`;
	return makeRecord(commentFields, id, { about, text, by: 'ana', name: 'Ana', at, ...values });
}

/** Threads as words: "Why? [Because; So be it]". */
function told(comments: readonly Comment[], writerOf?: (one: Comment) => string): readonly string[] {
	return threadsOf(comments, about, writerOf).map(({ opening, answers, resolved }) => {
		const words = [opening, ...answers].map(({ last, isWithdrawn }) => (isWithdrawn ? '–' : last.text));
		return `${words.join('; ')}${resolved ? ' (closed)' : ''}`;
	});
}

describe('[TLK-1, TLK-4] Threads', () => {
	test('hold what was said of one record, in the order of times, whatever the order of the list', () => {
		const all = [
			comment('c1', 'Why so late?'),
			comment('c2', 'Because', { answers: 'c1' }),
			comment('c3', 'Elsewhere', { about: { collection: 'phases', id: 'TE2' } }),
			comment('c4', 'Another matter'),
			comment('c5', 'So be it', { answers: 'c2' })
		];
		const expected = ['Why so late?; Because; So be it', 'Another matter'];
		expect(told(all)).toEqual(expected);
		expect(told([...all].reverse())).toEqual(expected);
	});

	test('begin with an answer whose question is not there, and with each of a circle', () => {
		const lost = comment('c1', 'Lost', { answers: 'nobody' });
		const circle = [comment('c2', 'Two', { answers: 'c3' }), comment('c3', 'Three', { answers: 'c2' })];
		expect(told([lost, ...circle])).toEqual(['Lost', 'Two', 'Three']);
	});

	test('of ten thousand answers to answers are one thread', () => {
		const chain = Array.from({ length: 10_000 }, (_, i) =>
			comment(`c${i}`, `${i}`, {
				answers: i === 0 ? null : `c${i - 1}`,
				at: `2028-06-30T10:00:00.${10_000 + i}Z`
			})
		);
		const [thread, ...others] = threadsOf(chain.toReversed(), about);
		expect([thread?.answers.length, others]).toEqual([9_999, []]);
	});

	test('are closed and opened again by the last fact that says so', () => {
		const all = [comment('c1', 'Why?'), comment('r1', '', { kind: 'resolved', answers: 'c1' })];
		expect(told(all)).toEqual(['Why? (closed)']);
		expect(told([...all, comment('r2', '', { kind: 'reopened', answers: 'c1', by: 'ben' })])).toEqual([
			'Why?'
		]);
	});
});

describe('[TLK-2] Another wording', () => {
	test('stands in place of the first, at its place, and the last of several counts', () => {
		const all = [
			comment('c1', 'Wy'),
			comment('c2', 'Because', { answers: 'c1' }),
			comment('c3', 'Why', { supersedes: 'c1' }),
			comment('c4', 'Why?', { supersedes: 'c1' })
		];
		expect(told(all)).toEqual(['Why?; Because']);
		expect(threadsOf(all, about)[0]?.opening.isReworded).toBe(true);
	});

	test('by somebody else stands by itself', () => {
		const all = [comment('c1', 'No'), comment('c2', 'Yes', { supersedes: 'c1', by: 'mallory' })];
		expect(told(all)).toEqual(['No', 'Yes']);
	});

	test('by somebody who says to be the writer, and is not, stands by itself', () => {
		const all = [comment('c1', 'No'), comment('c2', 'Yes', { supersedes: 'c1' })];
		const known = (one: Comment) => (one.id === 'c2' ? 'mallory' : 'ana');
		expect(told(all, known)).toEqual(['No', 'Yes']);
	});
});

describe('[TLK-3] A comment that was taken back', () => {
	test('leaves its place while there are answers', () => {
		const all = [
			comment('c1', 'Why?'),
			comment('c2', 'Because', { answers: 'c1', by: 'ben' }),
			comment('c3', '', { supersedes: 'c1' })
		];
		expect(told(all)).toEqual(['–; Because']);
	});

	test('is gone with its thread when nothing else is left in it', () => {
		const all = [comment('c1', 'Why?'), comment('c2', '  ', { supersedes: 'c1' })];
		expect(told(all)).toEqual([]);
	});

	test('is taken back by nobody else', () => {
		expect(told([comment('c1', 'No'), comment('c2', '', { supersedes: 'c1', by: 'mallory' })])).toEqual([
			'No'
		]);
	});
});

test('[TLK-6] what stands in open threads is counted, each comment once', () => {
	const all = [
		comment('c1', 'Wy'),
		comment('c2', 'Why?', { supersedes: 'c1' }),
		comment('c3', 'Because', { answers: 'c1' }),
		comment('c4', 'Taken back', { answers: 'c1' }),
		comment('c5', '', { supersedes: 'c4' }),
		comment('c6', 'Done'),
		comment('r1', '', { kind: 'resolved', answers: 'c6' })
	];
	expect(countComments(threadsOf(all, about))).toBe(2);
});
