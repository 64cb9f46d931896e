import "decdp/worker";
