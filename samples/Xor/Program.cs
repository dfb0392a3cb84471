using DlGen;
using Samples;
using static System.FormattableString;

if (CommandLine.Answer(
    args,
    """
    Shows the smallest network that needs a hidden layer: XOR, with weights chosen by hand and with learned ones.

      --help    this text
    """) is { } exitCode)
{
    return exitCode;
}

// The four cases of XOR, and what should come out.
float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

// Weights chosen by hand: the first neuron counts the ones, the second notices when there are two.
var byHand = new HandMade();
byHand.Linear1.Weight[0, 0] = byHand.Linear1.Weight[0, 1] = 1;
byHand.Linear1.Weight[1, 0] = byHand.Linear1.Weight[1, 1] = 1;
byHand.Linear1.Bias![1] = -1;
byHand.Linear2.Weight[0, 0] = 1;
byHand.Linear2.Weight[0, 1] = -2;
Show("chosen by hand", byHand.Predict(inputs));

// The same from random weights, by the four lines of every training.
var learned = new Learned(seed: 1);
var optimizer = new Adam(0.05f).For(learned);
for (int step = 1; step <= 300; step++)
{
    learned.Forward(inputs);
    float loss = learned.ComputeLoss(targets);
    learned.Backward();
    optimizer.Step();

    if (step % 100 == 0)
    {
        Console.WriteLine(Invariant($"step {step}: loss {loss:F4}"));
    }
}

Show("learned", learned.Predict(inputs));
return 0;

void Show(string title, float[] outputs)
{
    Console.WriteLine($"x1 x2  XOR  {title}");
    for (int row = 0; row < targets.Length; row++)
    {
        Console.WriteLine(Invariant($" {inputs[2 * row]}  {inputs[(2 * row) + 1]}    {targets[row]}  {outputs[row]:0.####}"));
    }

    Console.WriteLine();
}

#pragma warning disable DLG2013 // Its weights are set by hand.
/// <summary>Two hidden neurons are enough, if one knows the weights.</summary>
[Mlp(2, 2, 1, Loss = Loss.MeanSquaredError, Initialization = Initialization.Zero)]
public partial class HandMade;
#pragma warning restore DLG2013

/// <summary>A few more make it easy to learn them.</summary>
[Mlp(2, 8, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Learned;
