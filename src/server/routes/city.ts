/** `GET /api/city`: what anybody may know of the city that runs this installation. */
import type { App, Dependencies } from '../context.ts';
import { readCity } from '../db/cities.ts';
import { refuse } from '../problem.ts';

export function addCityRoute(app: App, { database, municipalityCode }: Dependencies): void {
  app.get('/api/city', async (context) => {
    const city = await readCity(database, municipalityCode);
    return city ? context.json(city) : refuse(context, 'not-found');
  });
}
