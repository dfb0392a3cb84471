using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.CompileAndRun;

/// <summary>What is printed is what runs: the generated file alone decides, and a change to it changes the training.</summary>
public class PrintedIsRunTests
{
    private const string Declaration = """
        using DlGen;

        [Mlp(3, 20, 4)] public partial class Net;

        public static class Program
        {
            public static float[] TrainAndPredict()
            {
                var inputs = new float[60];
                var labels = new int[20];
                for (int row = 0; row < 20; row++)
                {
                    labels[row] = row % 4;
                    for (int column = 0; column < 3; column++)
                    {
                        inputs[(row * 3) + column] = ((row * 7 + column * 3) % 11) / 5f - 1f;
                    }
                }

                var net = new Net(seed: 1);
                net.Train(Dataset.FromArrays(inputs, labels), new TrainingOptions { Epochs = 3, BatchSize = 5, Optimizer = new Sgd(0.1f) });
                return net.Predict(inputs);
            }
        }
        """;

    [Fact]
    public void EmittedFile_CompiledWithoutTheGenerator_TrainsTheSame()
    {
        string emitted = GeneratorRun.Of(Declaration).Sources["Net.g.cs"];

        Assert.Equal(TrainGenerated(), TrainWith(emitted));
    }

    [Theory]
    [InlineData("relu's derivative", "TVector.Where(a1 > 0f, da1, 0f)", "da1")]
    [InlineData("the loss's weight", "Weight => 1f;", "Weight => 0.5f;")]
    [InlineData("relu itself", "TVector.Max(z1, 0f)", "TVector.Max(z1, -0.1f)")]
    [InlineData("linear1's bias", "product + b1.Load<TVector>(column)", "product")]
    public void EmittedFile_ChangedByHand_TrainsDifferently(string what, string printed, string changed)
    {
        string emitted = GeneratorRun.Of(Declaration).Sources["Net.g.cs"];
        Assert.True(emitted.Contains(printed, StringComparison.Ordinal), $"{what}: the file doesn't say '{printed}'.\n{emitted}");

        Assert.NotEqual(TrainGenerated(), TrainWith(emitted.Replace(printed, changed, StringComparison.Ordinal)));
    }

    private static float[] TrainGenerated()
    {
        using UserAssembly generated = UserAssembly.Load(Declaration);
        return generated.Call<float[]>("Program", "TrainAndPredict");
    }

    private static float[] TrainWith(string emitted)
    {
        CSharpCompilation compilation = TestCompilation.Create(Declaration, emitted);
        using UserAssembly edited = UserAssembly.Load(compilation);
        return edited.Call<float[]>("Program", "TrainAndPredict");
    }
}
