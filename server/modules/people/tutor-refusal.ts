import pg from 'pg';

export type TutorFull = { type: 'tutor-full' };
export type TutorNotSenior = { type: 'tutor-not-senior' };
export type TutorNeeded = { type: 'tutor-needed' };
export type TutorNotNeeded = { type: 'tutor-not-needed' };
export type TutorRefusal = TutorFull | TutorNotSenior | TutorNeeded | TutorNotNeeded;

/** What the database itself refused about a tutor, or null where the error is something else. */
export function readTutorRefusal(error: unknown): TutorFull | TutorNotSenior | null {
  if (!(error instanceof pg.DatabaseError) || error.code !== '23514') return null;
  if (error.message === 'tutor-full') return { type: 'tutor-full' };
  if (error.message === 'tutor-not-senior') return { type: 'tutor-not-senior' };
  return null;
}

/** The tutor that a role needs, or why the two don't fit. */
export function checkTutor<T>(
  role: string,
  tutorId: T | null,
): TutorNeeded | TutorNotNeeded | null {
  if (role === 'trainee') return tutorId === null ? { type: 'tutor-needed' } : null;
  return tutorId === null ? null : { type: 'tutor-not-needed' };
}
