#:package DlGen@DLGEN_VERSION

// A training, step by step. Run it with: dotnet run lesson.cs
using DlGen;

// Points on two rings, the inner one of class 0, the outer one of class 1. No straight line separates them.
const int Points = 400;
var random = new Random(1);
float[] inputs = new float[2 * Points];
int[] labels = new int[Points];
for (int point = 0; point < Points; point++)
{
    labels[point] = point % 2;
    double angle = 2 * Math.PI * random.NextDouble();
    double radius = 0.5 + (0.5 * labels[point]) + (0.3 * (random.NextDouble() - 0.5));
    inputs[2 * point] = (float)(radius * Math.Cos(angle));
    inputs[(2 * point) + 1] = (float)(radius * Math.Sin(angle));
}

var (train, test) = Dataset.FromArrays(inputs, labels).Split(0.75, 0.25, seed: 1);

var net = new Rings(seed: 1);
var optimizer = new Sgd(0.1f).For(net);
for (int epoch = 1; epoch <= 60; epoch++)
{
    float sum = 0;
    int batches = 0;
    foreach (Batch batch in train.Batches(20, seed: epoch))
    {
        net.Forward(batch.Inputs);                        // 1. the outputs of the batch, layer by layer
        sum += net.ComputeLoss(batch.Targets);            // 2. how wrong they are, as one number
        net.Backward();                                   // 3. the gradient: how the loss changes with each parameter
        optimizer.Step();                                 // 4. each parameter a little against its gradient
        batches++;
    }

    if (epoch % 10 == 0)
    {
        Console.WriteLine($"epoch {epoch}: loss {sum / batches:F3}, test accuracy {100 * net.Evaluate(test).Accuracy:F1} %");
    }
}

// What the network makes of the plane: '#' is class 1.
for (float y = 1.2f; y > -1.3f; y -= 0.2f)
{
    for (float x = -1.2f; x < 1.25f; x += 0.1f)
    {
        Console.Write(net.Classify([x, y]) == 1 ? '#' : '.');
    }

    Console.WriteLine();
}

// Two inputs, a hidden layer of 16 neurons, two classes. Try other sizes, or write 3 for the first 2 and see what the compiler says.
[Mlp(2, 16, 2)]
partial class Rings;
