using DlGen;
using System.Diagnostics;
var dir = "/work/shared/data/mnist/";
var train = Dataset.FromIdx(dir + "train-images-idx3-ubyte.gz", dir + "train-labels-idx1-ubyte.gz");
var test = Dataset.FromIdx(dir + "t10k-images-idx3-ubyte.gz", dir + "t10k-labels-idx1-ubyte.gz");
int threads = args.Length > 0 ? int.Parse(args[0]) : 0;
var net = new Digits(seed: 42);
var h = net.Train(train, new TrainingOptions { Epochs = 10, BatchSize = 64, Optimizer = new Sgd(0.01f) { Momentum = 0.9f }, Threads = threads, Progress = ConsoleProgress.Instance });
Console.WriteLine(net.Evaluate(test).Accuracy);

[Mlp(784, 256, 256, 10)]
public partial class Digits;
