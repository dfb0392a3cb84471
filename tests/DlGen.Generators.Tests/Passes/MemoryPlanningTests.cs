using DlGen.Generators.Lowering;
using DlGen.Generators.Graph;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Passes;

public class MemoryPlanningTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ValuesThatLiveAtTheSameTime_NeverOverlap(int seed)
    {
        foreach (string layers in RandomLayers(new Random(seed), networks: 40))
        {
            AssertApart($"[Network(6, Loss = Loss.MeanSquaredError)] [{layers}]");
        }
    }

    /// <summary>Threads share sums over images, in parts that must be there until the last of them has read them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ValuesOfImagesThatLiveAtTheSameTime_NeverOverlap(int seed)
    {
        foreach (string layers in RandomImageLayers(new Random(seed), networks: 20))
        {
            AssertApart($"[Network(2, 19, 18, Loss = Loss.MeanSquaredError)] [{layers}, GlobalAvgPool, Linear(3)]");
        }
    }

    [Fact]
    public void Lives_ArePlacedAsTheyBegin()
    {
        var places = new FirstFit();
        places.Place(size: 8, first: 3, last: 4);

        Assert.Throws<ArgumentOutOfRangeException>(() => places.Place(size: 8, first: 2, last: 4));
    }

    [Fact]
    public void Gradients_TakeThePlaceOfWhatIsNoLongerRead()
    {
        const string Deep = "Linear(64), Relu, Linear(64), Relu, Linear(64), Relu, Linear(64), Relu, Linear(64), Relu, Linear(64), Relu, Linear(2)";
        LoweredProgram program = CompilerPipeline.Lower(Declarations.Spec($"using DlGen; [Network(6)] [{Deep}] public partial class Net;"));

        Assert.True(program.Memory.TrainingLength < program.Memory.Buffers.Sum(static buffer => buffer.Size));
    }

    [Fact]
    public void ForwardPass_NeedsOnlyThePartBeforeTheGradients()
    {
        LoweredProgram program = CompilerPipeline.Lower(Declarations.Spec("using DlGen; [Mlp(784, 256, 256, 10)] public partial class Net;"));
        int lossPhase = program.In(Stage.Loss).Max(static scheduled => scheduled.LastPhase);

        Assert.All(
            program.Memory.Buffers.Where(buffer => buffer.First <= lossPhase),
            buffer => Assert.True(buffer.Offset + buffer.Size <= program.Memory.ForwardLength));
    }

    [Theory]
    [InlineData("Linear(256), LayerNorm, Linear(10)")]
    [InlineData("Linear(64), Relu, RmsNorm, Linear(2)")]
    [InlineData("Linear(3)")]
    public void Losses_AreAddedUpWhileTheBackwardPassBegins(string layers)
    {
        LoweredProgram program = CompilerPipeline.Lower(Declarations.Spec($"using DlGen; [Network(6)] [{layers}] public partial class Net;"));
        PlannedBuffer losses = program.Memory.Buffers.Single(buffer => buffer.Name == NetworkGraph.Loss);
        int beginning = program.In(Stage.Backward).Min(static scheduled => scheduled.LastPhase);

        Assert.All(
            program.Memory.Buffers.Where(buffer => buffer != losses && buffer.First <= beginning),
            buffer => Assert.True(
                buffer.Offset >= losses.Offset + losses.Size || losses.Offset >= buffer.Offset + buffer.Size, $"{buffer} lies over {losses}"));
    }

    private static void AssertApart(string attributes)
    {
        LoweredProgram program = CompilerPipeline.Lower(Declarations.Spec($"using DlGen; {attributes} public partial class Net;"));
        IReadOnlyList<PlannedBuffer> buffers = program.Memory.Buffers;
        for (int i = 0; i < buffers.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool together = buffers[i].First <= buffers[j].Last && buffers[j].First <= buffers[i].Last;
                bool overlap = buffers[i].Offset < buffers[j].Offset + buffers[j].Size && buffers[j].Offset < buffers[i].Offset + buffers[i].Size;
                Assert.False(together && overlap, $"{attributes}: {buffers[i]} and {buffers[j]}\n{program.ToText()}");
            }
        }
    }

    private static IEnumerable<string> RandomImageLayers(Random random, int networks)
    {
        string[] layers = ["BatchNorm", "BatchNorm(Affine = false)", "Relu", "Tanh", "Conv2d(17, 3, Padding = 1)", "Conv2d(32, 3, Padding = 1)", "Conv2d(2, 1)", "DepthwiseConv2d(3, Padding = 1)", "Dropout(0.1f)"];
        for (int network = 0; network < networks; network++)
        {
            yield return string.Join(", ", Enumerable.Range(0, random.Next(2, 9)).Select(_ => layers[random.Next(layers.Length)]));
        }
    }

    private static IEnumerable<string> RandomLayers(Random random, int networks)
    {
        string[] activations = ["Relu", "Gelu", "Tanh", "Silu", "Elu", "Sigmoid", "Softplus", "Identity"];
        for (int network = 0; network < networks; network++)
        {
            var layers = new List<string>();
            for (int depth = random.Next(1, 7); depth >= 0; depth--)
            {
                layers.Add($"Linear({random.Next(1, 200)})");
                for (int count = random.Next(3); count > 0; count--)
                {
                    layers.Add(activations[random.Next(activations.Length)]);
                }
            }

            yield return string.Join(", ", layers);
        }
    }
}
