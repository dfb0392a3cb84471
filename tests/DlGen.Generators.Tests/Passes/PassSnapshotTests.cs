using System.Text;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Passes;

public class PassSnapshotTests
{
    public static TheoryData<string> Networks => SnapshotNetworks.Names;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Graph_AfterEveryPass(string name)
    {
        NetworkSpec spec = Declarations.Spec(SnapshotNetworks.Source(name), name);
        var text = new StringBuilder();
        void Section(string pass, string content) => text.Append("── ").Append(pass).Append(" ──\n").Append(content).Append('\n');

        NetworkGraph graph = GraphBuilding.Run(spec).Verified();
        Section(nameof(GraphBuilding), graph.ToText());
        (graph, EquatableArray<Problem> problems) = ShapeInference.Run(graph);
        Assert.Empty(problems);
        Section(nameof(ShapeInference), graph.Verified().ToText());
        Assert.Empty(ElementCheck.Run(graph));
        NetworkGraph shaped = graph;
        graph = LayoutAssignment.Run(graph).Verified();
        if (graph.Ops != shaped.Ops)
        {
            Section(nameof(LayoutAssignment), graph.ToText());
        }

        graph = ViewElimination.Run(graph);
        Section(nameof(ViewElimination), graph.Verified().ToText());
        NetworkGraph training = Training.Run(graph).Verified();
        if (training != graph)
        {
            Section(nameof(Training), training.ToText());
        }

        NetworkGraph inference = Inference.Run(graph).Verified();
        if (inference != training)
        {
            Section(nameof(Inference), inference.ToText());
        }

        graph = training;
        graph = Differentiation.Run(graph);
        Section(nameof(Differentiation), graph.Verified().ToText());
        NetworkGraph differentiated = graph;
        graph = MaximaOnly.Run(graph).Verified();
        if (graph.Ops != differentiated.Ops)
        {
            Section(nameof(MaximaOnly), graph.ToText());
        }

        FusedGraph fused = Fusion.Run(graph);
        Section(nameof(Fusion), fused.ToText());
        FusedGraph pooled = PoolFusion.Run(fused);
        if (pooled != fused)
        {
            Section(nameof(PoolFusion), pooled.ToText());
        }

        Section("Lowering, Scheduling, MemoryPlanning", CompilerPipeline.LowerToCpu(pooled).ToText());

        Snapshot.Matches(text.ToString(), "Passes/Snapshots", name + ".txt");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryPass_GivesTheSameForEqualInput(string name)
    {
        NetworkSpec once = Declarations.Spec(SnapshotNetworks.Source(name), name);
        NetworkSpec again = Declarations.Spec(SnapshotNetworks.Source(name), name);

        Assert.Equal(GraphBuilding.Run(once), GraphBuilding.Run(again));
        Assert.Equal(CompilerPipeline.Lower(once).Fused, CompilerPipeline.Lower(again).Fused);
        Assert.Equal(CompilerPipeline.Lower(once).ToText(), CompilerPipeline.Lower(again).ToText());
    }
}
