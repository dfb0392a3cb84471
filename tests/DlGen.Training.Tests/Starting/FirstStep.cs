using System.Runtime;

namespace DlGen.Training.Tests.Starting;

[Mlp(784, 256, 256, 10)]
public partial class Digits;

/// <summary>A program that trains for one step and ends.</summary>
internal static class FirstStep
{
    private const int Batch = 64;

    /// <summary>Makes the step, and prints how many methods were compiled before its end. What is optimized meanwhile on another thread isn't counted.</summary>
    public static int Run()
    {
        new Digits(seed: 0).Train(
            Dataset.FromArrays(new float[Batch * Digits.InputSize], new int[Batch]),
            new TrainingOptions { Epochs = 1, BatchSize = Batch, Optimizer = new Sgd(0.1f) { Momentum = 0.9f }, Threads = 1 });
        Console.WriteLine(JitInfo.GetCompiledMethodCount(currentThread: true));
        return 0;
    }
}
