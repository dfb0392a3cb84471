namespace DlGen.Tests.Training;

/// <summary>Groups of parameters: what decays, and layers with a learning rate of their own.</summary>
public class ParameterGroupTests
{
    private static readonly HandWrittenModel Model = new(3, 40, 4);
    private static readonly Dataset Data = Examples.Clusters(75);

    [Fact]
    public void AdamW_DecaysWeightsAlone_UnlessToldOtherwise()
    {
        // Without gradients' influence: at a rate of 0.5 a weight shrinks by 0.5·λ, and Adam's own step is the same in both.
        double[] Stepped(Optimizer rule)
        {
            NetworkRuntime<double> network = Model.Network<double>();
            network.Layer(0).Bias!.CopyFrom([.. Enumerable.Range(1, 40).Select(static i => 0.01 * i)]);
            Updates.Backward(network);
            Updates.Bind(rule, network).Step();
            return network.ParameterValues();
        }

        double[] none = Stepped(new AdamW(0.5f) { WeightDecay = 0f });
        double[] weights = Stepped(new AdamW(0.5f) { WeightDecay = 0.1f });
        double[] all = Stepped(new AdamW(0.5f) { WeightDecay = 0.1f, Decays = DecayScope.All });
        double[] adam = Stepped(new Adam(0.5f) { WeightDecay = 0.1f });
        NetworkRuntime<double> start = Model.Network<double>();
        start.Layer(0).Bias!.CopyFrom([.. Enumerable.Range(1, 40).Select(static i => 0.01 * i)]);
        int place = 0;
        foreach (Parameter<double> parameter in start.Parameters)
        {
            foreach (double before in parameter.Value.ToArray())
            {
                double decayed = none[place] - (0.05 * before);
                Assert.Equal(decayed, all[place], 1e-14);
                Assert.Equal(parameter.Shape.Length == 2 ? decayed : none[place], weights[place], 1e-14);
                place++;
            }
        }

        Assert.Equal(adam, Stepped(new Adam(0.5f) { WeightDecay = 0.1f, Decays = DecayScope.All }));
        Assert.NotEqual(adam, Stepped(new Adam(0.5f) { WeightDecay = 0.1f, Decays = DecayScope.Weights }));
    }

    [Fact]
    public void LayerRates_MultiplyTheRateInTheirLayers()
    {
        Optimizer[] rules =
        [
            new Sgd(0.1f) { LayerRates = Rates(), WeightDecay = 0.1f }, new Sgd(0.1f) { LayerRates = Rates(), Momentum = 0.9f }, new Adam(0.1f) { LayerRates = Rates() },
            new AdamW(0.1f) { LayerRates = Rates() }, new RmsProp(0.1f) { LayerRates = Rates() }, new Adagrad(0.1f) { LayerRates = Rates() }, new Lion(0.1f) { LayerRates = Rates() },
        ];
        Optimizer[] plain =
        [
            new Sgd(0.1f) { WeightDecay = 0.1f }, new Sgd(0.1f) { Momentum = 0.9f }, new Adam(0.1f), new AdamW(0.1f), new RmsProp(0.1f), new Adagrad(0.1f), new Lion(0.1f),
        ];
        foreach ((Optimizer rule, Optimizer other) in rules.Zip(plain))
        {
            double[] before = Model.Network<double>().ParameterValues();
            double[] slow = Stepped(rule);
            double[] whole = Stepped(other);
            int first = (3 * 40) + 40;
            for (int i = 0; i < before.Length; i++)
            {
                Assert.Equal(before[i] + ((i < first ? 0.25 : 1) * (whole[i] - before[i])), slow[i], 1e-14);
            }
        }

        double[] Stepped(Optimizer rule)
        {
            NetworkRuntime<double> network = Model.Network<double>();
            Updates.Backward(network);
            Updates.Bind(rule, network).Step();
            return network.ParameterValues();
        }

        static LayerRates Rates() => new() { ["linear1"] = 0.25f };
    }

    [Fact]
    public void RateFactorOfZero_LeavesTheLayer()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        float[] weights = network.Layer(0).Weight.ToArray();
        network.Train(Data, new() { Epochs = 2, Optimizer = new AdamW(0.1f) { LayerRates = new() { ["linear1"] = 0f } } });
        Assert.Equal(weights, network.Layer(0).Weight.ToArray());
        Assert.NotEqual(Model.Network<float>().Layer(1).Weight.ToArray(), network.Layer(1).Weight.ToArray());
    }

    [Fact]
    public void InnermostFactor_Holds()
    {
        var rates = new LayerRates { ["block1"] = 0.5f, ["block1.linear2"] = 2f, ["block1.inner1"] = 3f };
        Assert.Equal(0.5, rates.FactorOf("block1.linear1"));
        Assert.Equal(2, rates.FactorOf("block1.linear2"));
        Assert.Equal(3, rates.FactorOf("block1.inner1.linear1"));
        Assert.Equal(1, rates.FactorOf("block10.linear1"));
        Assert.Equal(1, rates.FactorOf("linear1"));
        Assert.Equal(0.5, rates.FactorOf("block1.linear20"));
        var optimizer = new Adam { LayerRates = rates };
        rates["block1"] = 9f;
        Assert.Equal(0.5f, optimizer.LayerRates!["block1"]);
    }
}
