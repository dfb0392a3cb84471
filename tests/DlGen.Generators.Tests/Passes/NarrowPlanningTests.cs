using DlGen.Generators.Lowering;
using DlGen.Generators.Emission.Gpu;
using DlGen.Generators.Emission.Gpu.Narrow;
using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Passes;

public class NarrowPlanningTests
{
    [Theory]
    [InlineData("[Mlp(2, 8, 1, Loss = Loss.BinaryCrossEntropy)]", 128)]
    [InlineData("[Mlp(64, 64, 64, 64, 64, 16, Loss = Loss.MeanSquaredError)]", 32)]
    [InlineData("[Mlp(64, 64, 64, 10)]", 48)]
    [InlineData("[Mlp(128, 128, 128)]", 24)]
    [InlineData("[Network(6, 128, Loss = Loss.MeanSquaredError)] [Linear(128), Tanh, Linear(128), Gelu, Linear(128)]", 16)]
    [InlineData("[Network(8)] [Linear(8), Residual<Part>, Linear(2)]", 128)]
    public void SliceHasAsManyRowsAsFit(string declaration, int rows) => Assert.Equal(rows, Plan(declaration).Training?.Rows);

    [Theory]
    [InlineData("[Mlp(129, 5, 3)]")]
    [InlineData("[Mlp(5, 129, 3)]")]
    [InlineData("[Mlp(5, 3, 129)]")]
    [InlineData("[Network(5)] [Linear(8), LayerNorm, Relu, Linear(3)]")]
    [InlineData("[Network(5)] [Linear(8), BatchNorm, Relu, Linear(3)]")]
    [InlineData("[Network(3, 5)] [Linear(4), Flatten, Linear(3)]")]
    [InlineData("[Network(8)] [Linear(8), Parallel<Part, Part>, Linear(3)]")]
    [InlineData("[Mlp(5, 8, 3, ProductRounding = ProductRounding.Tf32)]")]
    [InlineData("[Mlp(5, 8, 3, ProductRounding = ProductRounding.Bf16)]")]
    public void OtherNetworks_AreLaunchedKernelByKernel(string declaration)
    {
        GpuPlan plan = Plan(declaration);

        Assert.Null(plan.Training);
        Assert.Null(plan.Prediction);
    }

    [Fact]
    public void DeepNetworks_KeepTheirPredictionsTogetherAlone()
    {
        GpuPlan plan = Plan($"[Mlp({string.Join(", ", Enumerable.Repeat("128", 13))})]");

        Assert.Null(plan.Training);
        Assert.Equal(40, plan.Prediction?.Rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ValuesShareAPlaceOnlyWhereOneTakesItFromTheOther(int seed)
    {
        var random = new Random(seed);
        string[] activations = ["Relu", "Gelu", "Tanh", "Silu", "Identity", "Softplus"];
        for (int network = 0; network < 30; network++)
        {
            var layers = new List<string>();
            for (int depth = random.Next(1, 5); depth > 0; depth--)
            {
                layers.Add(random.Next(4) == 0 ? "Residual<Part>" : $"Linear({(random.Next(2) == 0 ? 8 : random.Next(1, 30))})");
                layers.Add(activations[random.Next(activations.Length)]);
                layers.Add("Linear(8)");
            }

            GpuPlan plan = Plan($"[Network(8, Loss = Loss.MeanSquaredError)] [{string.Join(", ", layers)}]");
            Check(plan.Training!);
            Check(plan.Prediction!);
        }
    }

    private static void Check(NarrowPlan plan)
    {
        foreach (PlannedBuffer later in plan.Values)
        {
            foreach (PlannedBuffer earlier in plan.Values.TakeWhile(value => value != later))
            {
                bool live = earlier.Last >= later.First;
                bool overlap = earlier.Offset < later.Offset + later.Size && later.Offset < earlier.Offset + earlier.Size;
                bool taken = earlier.Last == later.First && earlier.Offset == later.Offset && earlier.Size == later.Size
                    && plan.Calls[later.First].MayOverwrite(earlier.Name);
                Assert.True(!live || !overlap || taken, $"{earlier} and {later}");
            }
        }

        // A kernel reads only what earlier ones have stored.
        var stored = new HashSet<string> { "x", "y" };
        foreach (KernelCall call in plan.Calls)
        {
            Assert.All(call.Reads.Where(plan.Values.Select(static value => value.Name).Contains), value => Assert.Contains(value, stored));
            stored.UnionWith(call.Stored);
        }
    }

    private static GpuPlan Plan(string declaration)
    {
        NetworkSpec spec = Declarations.Spec(
            $"using DlGen; {declaration} public partial class Net; [Block(8)] [Linear(5), Tanh, Linear(8)] public partial class Part;");
        return CompilerPipeline.LowerToGpu(spec, CompilerPipeline.Fuse(spec));
    }
}
