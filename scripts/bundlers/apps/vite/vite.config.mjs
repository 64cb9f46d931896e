export default {
  publicDir: "../../../../circuits/keys",
  build: { target: "es2022", emptyOutDir: true },
  worker: { format: "es" },
};
