import { expect, test } from 'vitest';
import { heldFor, readHeld, withAnswer, withoutBatch } from '$lib/state/behaviour/pulse-answers';

const question = 'I have a part in it';
const answer = (isAgreed: boolean, team = 'care') => ({ question, team, isAgreed });

test('[REC-16] answers wait as two counts for each question and team, without their order', () => {
	let held = readHeld(null);
	for (const isAgreed of [true, false, true]) held = withAnswer(held, answer(isAgreed), 1, 'b1');
	held = withAnswer(held, answer(false, 'it'), 1, 'b2');
	expect(heldFor(held, question, 'care')).toEqual({ id: 'b1', question, team: 'care', agree: 2, asked: 3 });
	expect(heldFor(held, question, 'it')).toMatchObject({ agree: 0, asked: 1 });
	expect(readHeld(JSON.parse(JSON.stringify(held)))).toEqual(held);
});

test('[REC-17] an answer that is taken back leaves no trace', () => {
	const held = withAnswer([], answer(true), 1, 'b1');
	expect(withAnswer(held, answer(true), -1, 'b1')).toEqual([]);
});

test('[REC-16] answers that come while a batch is added stay for a batch of their own', () => {
	let held = readHeld(null);
	for (let n = 0; n < 5; n++) held = withAnswer(held, answer(true), 1, 'b1');
	const [batch] = held;
	const later = withAnswer(held, answer(false), 1, 'b1');
	expect(withoutBatch(later, batch!, 'b2')).toEqual([
		{ id: 'b2', question, team: 'care', agree: 0, asked: 1 }
	]);
	expect(withoutBatch(held, batch!, 'b2')).toEqual([]);
});

test('[REC-16] what a device keeps that cannot be answers is left out', () => {
	const kept = { id: 'b', question, team: 'care', agree: 6, asked: 5 };
	expect(readHeld([kept, null, 'x', { ...kept, agree: 5 }, { ...kept, asked: -1 }])).toEqual([
		{ ...kept, agree: 5 }
	]);
	expect(readHeld('nonsense')).toEqual([]);
});
